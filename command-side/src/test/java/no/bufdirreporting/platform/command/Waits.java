package no.bufdirreporting.platform.command;

import java.time.Duration;
import org.axonframework.queryhandling.QueryGateway;

/** Makes the beans of this package for tests without a context. */
public final class Waits {

    private Waits() {}

    public static ReadYourWrites readYourWrites(QueryGateway queries) {
        return new ReadYourWrites(queries, Duration.ofSeconds(10));
    }
}
