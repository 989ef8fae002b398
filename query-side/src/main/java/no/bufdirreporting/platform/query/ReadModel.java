package no.bufdirreporting.platform.query;

import java.time.Duration;

/** Names and timing of the one event processor that keeps the read model. */
public final class ReadModel {

    /** The processing group of every projection; also the processor's name in the token store. */
    public static final String PROCESSOR = "read-model";

    /** How often a node extends its claims, stores its tokens and looks for free segments. */
    public static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);

    /** How long a claim lasts that is not extended. A batch must not take longer. */
    public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    private ReadModel() {}
}
