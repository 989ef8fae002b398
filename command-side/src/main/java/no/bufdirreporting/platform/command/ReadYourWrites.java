package no.bufdirreporting.platform.command;

import java.time.Duration;
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
        var projected = queries.query(new AwaitProjection(aggregateId, sequence), Boolean.class);
        try {
            return projected.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException failed) {
            // The write is stored even if the query side cannot confirm that it is readable.
            log.warn("Waiting for the read model failed", failed.getCause());
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            projected.cancel(false);
        }
    }
}
