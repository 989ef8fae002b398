package no.bufdirreporting.reportdata.query.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.stream.StreamEvent;
import no.bufdirreporting.reportdata.ReportDataQuery;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportDataState;
import no.bufdirreporting.reportdata.ReportDataQuery.ListReportUpdates;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataState;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportUpdates;
import no.bufdirreporting.reportdata.query.snapshot.ReportedDays;
import org.axonframework.queryhandling.QueryGateway;

/** Reads the steps and the state of one report with queries, and turns what is not suppressed into server-sent events. */
record ReportSource(QueryGateway queries, ReportEvents events, ReportedDays watched, Suppression suppression) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int RETRY_SECONDS = 5;

    PositionSubscription subscribe(Runnable signal) {
        return new PositionSubscription(queries, watched, signal);
    }

    long initialPosition(PositionSubscription subscription) {
        return await(subscription.initialPosition()).position();
    }

    /** The steps after a position, oldest first; empty if the position is unknown or its steps are no longer kept. */
    Optional<List<StreamEvent>> after(long position) {
        var found = query(
                new ListReportUpdates(watched.orgId(), watched.start(), watched.end(), position), ReportUpdates.class);
        return found.known()
                ? Optional.of(found.updates().stream()
                        .map(it -> suppression.isOn() ? it.suppressed(suppression) : it)
                        .map(events::of)
                        .toList())
                : Optional.empty();
    }

    /** The current state of the report. */
    ReportDataState state() {
        return query(new FindReportDataState(watched.orgId(), watched.start(), watched.end()), ReportDataState.class);
    }

    /** @param periodId the id that the client asked for; shown while there is no snapshot */
    StreamEvent event(ReportDataState state, String periodId) {
        return events.of(state, watched.orgId(), periodId, suppression);
    }

    private <T> T query(ReportDataQuery query, Class<T> type) {
        return await(queries.query(query, type));
    }

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof TimeoutException) {
                throw ProblemException.unavailable("The report data could not be read in time.", RETRY_SECONDS);
            }
            throw failure;
        }
    }
}
