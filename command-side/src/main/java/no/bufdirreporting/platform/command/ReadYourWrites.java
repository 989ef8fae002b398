package no.bufdirreporting.platform.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.bufdirreporting.kernel.AwaitProjection;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Delays the response to a write until every later read sees the write. Blocks; meant for virtual threads. */
@Component
public class ReadYourWrites {

    private static final Logger log = LoggerFactory.getLogger(ReadYourWrites.class);

    /** How long the query side that is asked first may be silent. Each further pause is twice as long. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final QueryGateway queries;
    private final Duration patience;

    ReadYourWrites(QueryGateway queries, @Value("${bufdir.read-your-writes.timeout:10s}") Duration patience) {
        this.queries = queries;
        this.patience = patience;
    }

    /** Waits until the read model has projected the event; false after {@code bufdir.read-your-writes.timeout}. */
    public boolean await(String aggregateId, long sequence) {
        return await(aggregateId, sequence, patience);
    }

    /** The same with a timeout of its own. */
    public boolean await(String aggregateId, long sequence, Duration atMost) {
        var answer = new CompletableFuture<Boolean>();
        var asked = new ArrayList<CompletableFuture<Boolean>>();
        long end = System.nanoTime() + atMost.toNanos();
        long pause = FIRST_PAUSE.toNanos();
        try {
            while (true) {
                asked.add(ask(aggregateId, sequence, answer));
                long left = end - System.nanoTime();
                try {
                    return answer.get(Math.min(pause, left), TimeUnit.NANOSECONDS);
                } catch (TimeoutException silent) {
                    if (left <= pause) {
                        return false;
                    }
                    pause *= 2;
                }
            }
        } catch (ExecutionException failed) {
            // The write is stored even if the query side cannot confirm that it is readable.
            log.warn("Waiting for the read model failed: {}", String.valueOf(failed.getCause()));
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            asked.forEach(it -> it.cancel(false));
        }
    }

    /** Any query side may answer. The one that is asked may hang, so others are asked later. */
    private CompletableFuture<Boolean> ask(String aggregateId, long sequence, CompletableFuture<Boolean> answer) {
        var projected = queries.query(new AwaitProjection(aggregateId, sequence), Boolean.class);
        projected.whenComplete((readable, failed) -> {
            if (failed == null) {
                answer.complete(readable);
            } else {
                answer.completeExceptionally(failed);
            }
        });
        return projected;
    }
}
