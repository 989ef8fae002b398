package no.bufdirreporting.run.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.bufdirreporting.platform.axon.Unavailability;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.command.WriteAnswers;
import no.bufdirreporting.platform.http.convention.Preference;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.run.RunView;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Waits for the result of a run, for a limited time. */
@Component
public class RunResultWaiter {

    private final QueryGateway queries;
    private final ReadYourWrites readYourWrites;
    private final Duration timeout;

    RunResultWaiter(
            QueryGateway queries,
            ReadYourWrites readYourWrites,
            @Value("${bufdir.aggregations.answer-within:10s}") Duration timeout) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
        this.timeout = timeout;
    }

    /**
     * The view of the ended run; or its current view, if the client prefers not to wait or the run takes too long.
     *
     * @param processing whether the run has not ended
     * @param current the view of the run that has not ended
     * @param query finds the view
     */
    public <V extends RunView> V result(
            String aggregateId, boolean processing, V current, Object query, Class<V> type, Preference preference) {
        return preference.respondAsync() && processing
                ? current
                : await(aggregateId, current.version(), query, type).orElse(current);
    }

    /** @param ended the status if the run has ended */
    public static ResponseEntity.BodyBuilder answer(HttpStatus ended, RunView view, Preference preference) {
        return WriteAnswers.applied(
                preference, ResponseEntity.status(view.stillProcessing() ? HttpStatus.ACCEPTED : ended));
    }

    private <V extends RunView> Optional<V> await(String aggregateId, long version, Object query, Class<V> type) {
        long deadline = System.nanoTime() + timeout.toNanos();
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
                // The trigger is stored, even if the read model cannot be asked for its state.
                if (failed.getCause() instanceof TimeoutException || Unavailability.causes(failed)) {
                    return Optional.empty();
                }
                throw failed;
            }
            if (view == null) {
                throw ProblemException.notFound("not-found", "It was deleted meanwhile.");
            }
            if (!view.stillProcessing()) {
                return isReadable(aggregateId, view, awaited, deadline) ? Optional.of(view) : Optional.empty();
            }
            awaited = view.version() + 1;
        }
    }

    /** What a repeated request is answered with comes from the events, which can be ahead of the read model. */
    private boolean isReadable(String aggregateId, RunView view, long awaited, long deadline) {
        return view.version() <= awaited || readYourWrites.await(aggregateId, view.version(), until(deadline));
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
