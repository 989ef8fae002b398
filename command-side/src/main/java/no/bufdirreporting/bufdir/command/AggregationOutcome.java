package no.bufdirreporting.bufdir.command;

import java.time.Duration;
import no.bufdirreporting.bufdir.AggregationQuery.FindAggregation;
import no.bufdirreporting.bufdir.AggregationRun;
import no.bufdirreporting.bufdir.AggregationView;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.http.ProblemException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Waits for the figures of a run, as long as a client may be kept waiting. */
@Component
class AggregationOutcome {

    private final QueryGateway queries;
    private final ReadYourWrites readYourWrites;
    private final Duration patience;

    AggregationOutcome(
            QueryGateway queries,
            ReadYourWrites readYourWrites,
            @Value("${bufdir.aggregations.answer-within:10s}") Duration patience) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
        this.patience = patience;
    }

    /** The aggregation once its run has ended, or still processing if that takes too long. */
    AggregationView await(AggregationRun run) {
        long deadline = System.nanoTime() + patience.toNanos();
        long awaited = run.version();
        while (true) {
            boolean seen = readYourWrites.await(
                    run.aggregationId(), awaited, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (!seen) {
                return AggregationView.processing(run);
            }
            var view = queries.query(new FindAggregation(run.aggregationId()), AggregationView.class)
                    .join();
            if (view == null) {
                throw ProblemException.notFound("not-found", "The aggregation was deleted meanwhile.");
            }
            if (!view.stillProcessing()) {
                return view;
            }
            awaited = view.version() + 1;
        }
    }
}
