package no.bufdirreporting.activity.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import no.bufdirreporting.activity.ActivityQuery.FindSurroundings;
import no.bufdirreporting.activity.ActivityQuery.Surroundings;
import no.bufdirreporting.platform.axon.Unavailability;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks the read model about the surroundings of an activity. Writes do not depend on it: if it does not answer in time,
 * it is not asked again for some seconds.
 */
@Component
class SurroundingsFinder {

    private static final Logger log = LoggerFactory.getLogger(SurroundingsFinder.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final QueryGateway queries;
    private final Duration patience;
    private final AtomicBoolean missing = new AtomicBoolean();
    private volatile long pauseUntil = System.nanoTime();

    SurroundingsFinder(QueryGateway queries, @Value("${bufdir.warnings.wait:2s}") Duration patience) {
        this.queries = queries;
        this.patience = patience;
    }

    /** Empty if the read model does not answer in time. */
    Optional<Surroundings> find(FindSurroundings query) {
        if (System.nanoTime() - pauseUntil < 0) {
            return Optional.empty();
        }
        try {
            var found = ask(query).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (missing.getAndSet(false)) {
                log.info("Activities are written with the warnings that need the read model again");
            }
            return Optional.of(found);
        } catch (TimeoutException | ExecutionException | RuntimeException away) {
            pauseUntil = System.nanoTime() + PAUSE.toNanos();
            if (!missing.getAndSet(true)) {
                log.info(
                        "Activities are written without the warnings that need the read model: {}",
                        Unavailability.reason(away));
            }
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private CompletableFuture<Surroundings> ask(FindSurroundings query) {
        return queries.query(query, Surroundings.class);
    }
}
