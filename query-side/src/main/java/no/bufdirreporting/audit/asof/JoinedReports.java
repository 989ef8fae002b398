package no.bufdirreporting.audit.asof;

import java.util.Optional;
import no.bufdirreporting.audit.version.VersionWaiter;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.reportdata.ReportDataQuery.FindJoinedReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import no.bufdirreporting.run.RunJoined;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Shows report snapshots as they were when a request with an idempotency key was answered with them. */
@Component
record JoinedReports(VersionWaiter versions, PastEvents events, PastReports reports) {

    @QueryHandler
    Optional<ReportSnapshotView> handle(FindJoinedReportSnapshot query) {
        try {
            versions.await();
        } catch (ProblemException behind) {
            return Optional.empty();
        }
        return events.ofSequence(query.requestId(), 0)
                .flatMap(it -> reports.find(((RunJoined) it.payload()).holder(), it.position()));
    }
}
