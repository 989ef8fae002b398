package no.bufdirreporting.reportdata.command;

import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.platform.command.EarlierRequests;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.reportdata.ReportDataQuery.EstimateReportRun;
import no.bufdirreporting.reportdata.ReportDataQuery.FindNewestReportSnapshot;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.TriggerReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotRun;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.command.PeriodReservations;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts report snapshots, and finds existing ones that answer a request as well. */
@Component
class ReportSnapshotStarter {

    private static final String PREFIX = "snap-";

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final PeriodReservations reservations;
    private final ReadYourWrites readYourWrites;
    private final EarlierRequests earlier;

    ReportSnapshotStarter(
            CommandGateway commands,
            QueryGateway queries,
            PeriodReservations reservations,
            ReadYourWrites readYourWrites,
            EarlierRequests earlier) {
        this.earlier = earlier;
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

    @Nullable
    ReportSnapshotView find(String id) {
        return queries.query(new FindReportSnapshot(id), ReportSnapshotView.class)
                .join();
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
        return commands.sendAndWait(
                new TriggerReportSnapshot(id, orgId, period.id(), period.start(), period.end(), estimate(orgId)));
    }
}
