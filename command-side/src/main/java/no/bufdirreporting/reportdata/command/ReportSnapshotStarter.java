package no.bufdirreporting.reportdata.command;

import java.util.Optional;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.platform.command.EarlierRequests;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.reportdata.ReportDataQuery.EstimateReportRun;
import no.bufdirreporting.reportdata.ReportDataQuery.FindJoinedReportSnapshot;
import no.bufdirreporting.reportdata.ReportDataQuery.FindNewestReportSnapshot;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.TriggerReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotRun;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import no.bufdirreporting.run.RunJoined;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.command.JoinedRequests;
import no.bufdirreporting.run.command.PeriodReservations;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts report snapshots, and finds existing ones that answer a request as well. */
@Component
class ReportSnapshotStarter {

    private static final String PREFIX = "snap-";
    private static final int RETRY_SECONDS = 5;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final PeriodReservations reservations;
    private final ReadYourWrites readYourWrites;
    private final EarlierRequests earlier;
    private final JoinedRequests joined;

    ReportSnapshotStarter(
            CommandGateway commands,
            QueryGateway queries,
            PeriodReservations reservations,
            ReadYourWrites readYourWrites,
            EarlierRequests earlier,
            JoinedRequests joined) {
        this.earlier = earlier;
        this.joined = joined;
        this.commands = commands;
        this.queries = queries;
        this.reservations = reservations;
        this.readYourWrites = readYourWrites;
    }

    /** The newest snapshot of the period if it is valid or processing, else null. */
    @Nullable
    ReportSnapshotView usable(String orgId, ReportingPeriod period) {
        var newest = queries.query(
                        new FindNewestReportSnapshot(orgId, period.start(), period.end()), ReportSnapshotView.class)
                .join();
        return newest != null && (newest.cacheValid() || newest.stillProcessing()) ? newest : null;
    }

    /** Whether the key was used to start a snapshot, also if it was deleted since. */
    boolean isRepeat(String orgId, String idempotencyKey) {
        return earlier.made(Ids.of(PREFIX, orgId, idempotencyKey));
    }

    /** The snapshot of another request that an earlier request with the key was answered with, as it was then. */
    Optional<ReportSnapshotView> joined(ReportingPeriod period, String orgId, String idempotencyKey) {
        return joined.find(Ids.of(PREFIX, orgId, idempotencyKey), period, "snapshot")
                .map(it -> asJoined(it, period));
    }

    /** Remembers for repeats that the request was answered with the snapshot of another one. */
    ReportSnapshotView join(
            ReportingPeriod period, String orgId, String idempotencyKey, String snapshotId, long version) {
        String id = Ids.of(PREFIX, orgId, idempotencyKey);
        return asJoined(joined.remember(id, orgId, period, snapshotId, version), period);
    }

    private ReportSnapshotView asJoined(RunJoined answered, ReportingPeriod period) {
        // Refused if the snapshot was deleted.
        trigger(answered.holder(), answered.orgId(), period);
        var view = queries.query(new FindJoinedReportSnapshot(answered.requestId()), ReportSnapshotView.class)
                .join();
        if (view == null) {
            throw ProblemException.unavailable("The audit trail has not come to the first request yet.", RETRY_SECONDS);
        }
        return view;
    }

    @Nullable
    ReportSnapshotView find(String id) {
        return queries.query(new FindReportSnapshot(id), ReportSnapshotView.class)
                .join();
    }

    /** Whether the run is the key's own. */
    boolean isOf(ReportSnapshotRun run, String orgId, String idempotencyKey) {
        return run.snapshotId().equals(Ids.of(PREFIX, orgId, idempotencyKey));
    }

    /** Starts a snapshot, or returns the one that was started with the key. */
    ReportSnapshotRun start(String orgId, ReportingPeriod period, @Nullable String idempotencyKey) {
        return trigger(Ids.of(PREFIX, orgId, idempotencyKey), orgId, period);
    }

    /** Starts a snapshot, or returns one that another request has just started, whose run may have ended. */
    ReportSnapshotRun startOrJoin(String orgId, ReportingPeriod period, @Nullable String idempotencyKey) {
        return reservations.reserve(
                RunKind.REPORT_SNAPSHOT,
                orgId,
                period,
                Ids.of(PREFIX, orgId, idempotencyKey),
                id -> trigger(id, orgId, period),
                this::isUsable);
    }

    private boolean isUsable(ReportSnapshotRun run) {
        if (run.processing()) {
            return true;
        }
        readYourWrites.await(run.snapshotId(), run.version());
        var finished = find(run.snapshotId());
        return finished != null && finished.cacheValid();
    }

    /** How long a run is expected to take, in seconds. */
    int estimate(String orgId) {
        return queries.query(new EstimateReportRun(orgId), Integer.class).join();
    }

    private ReportSnapshotRun trigger(String id, String orgId, ReportingPeriod period) {
        String jobId = Ids.next(ReportSnapshot.JOB_PREFIX);
        return commands.sendAndWait(new TriggerReportSnapshot(
                id, orgId, period.id(), period.start(), period.end(), jobId, estimate(orgId)));
    }
}
