package no.bufdirreporting.platform.query;

import java.time.Duration;

/** The one event processor that keeps the read model. */
public final class ReadModel {

    /** The processing group of every projection; also the processor's name in the token store. */
    public static final String PROCESSOR = "read-model";

    /** How often a node says that it is still there, how far it has come, and looks for segments that are free. */
    public static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);

    private ReadModel() {}
}
