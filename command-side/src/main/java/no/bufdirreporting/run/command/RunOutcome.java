package no.bufdirreporting.run.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.bufdirreporting.platform.axon.Unavailability;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.run.RunView;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Waits for the figures of a run, as long as a client may be kept waiting. */
@Component
public class RunOutcome {

    private final QueryGateway queries;
    private final ReadYourWrites readYourWrites;
    private final Duration patience;

    RunOutcome(
            QueryGateway queries,
            ReadYourWrites readYourWrites,
            @Value("${bufdir.aggregations.answer-within:10s}") Duration patience) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
        this.patience = patience;
    }

    /**
     * What the query finds once the run has ended; empty if that takes too long.
     *
     * @param version the sequence number of the latest event that the asker knows of
     */
    public <V extends RunView> Optional<V> await(String aggregateId, long version, Object query, Class<V> type) {
        long deadline = System.nanoTime() + patience.toNanos();
        long awaited = version;
        while (true) {
            if (!readYourWrites.await(aggregateId, awaited, until(deadline))) {
                return Optional.empty();
            }
            var answer = queries.query(query, type).orTimeout(until(deadline).toMillis() + 1, TimeUnit.MILLISECONDS);
            V view;
            try {
                view = answer.join();
            } catch (CompletionException failed) {
                // The run is stored, whatever keeps somebody from saying how it stands.
                if (failed.getCause() instanceof TimeoutException || Unavailability.causes(failed)) {
                    return Optional.empty();
                }
                throw failed;
            }
            if (view == null) {
                throw ProblemException.notFound("not-found", "It was deleted meanwhile.");
            }
            if (!view.stillProcessing()) {
                return Optional.of(view);
            }
            awaited = view.version() + 1;
        }
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
