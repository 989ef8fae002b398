package no.bufdirreporting.reportdata.query.snapshot;

import java.util.Optional;
import no.bufdirreporting.reportdata.ReportDataQuery.EstimateReportRun;
import no.bufdirreporting.reportdata.ReportDataQuery.FindNewestReportSnapshot;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportDataState;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportJob;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportSnapshot;
import no.bufdirreporting.reportdata.ReportDataQuery.ListReportSnapshots;
import no.bufdirreporting.reportdata.ReportDataQuery.ListReportUpdates;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataPosition;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataState;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportSnapshotPage;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportUpdates;
import no.bufdirreporting.reportdata.ReportDataQuery.WatchReportData;
import no.bufdirreporting.reportdata.ReportJobView;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers what is asked about report data. */
@Component
class ReportDataQueries {

    private final ReportSnapshotViews snapshots;
    private final ReportJobs jobs;
    private final ReportSteps steps;

    ReportDataQueries(ReportSnapshotViews snapshots, ReportJobs jobs, ReportSteps steps) {
        this.snapshots = snapshots;
        this.jobs = jobs;
        this.steps = steps;
    }

    @QueryHandler
    Optional<ReportSnapshotView> handle(FindReportSnapshot query) {
        return snapshots.find(query.snapshotId());
    }

    @QueryHandler
    Optional<ReportSnapshotView> handle(FindNewestReportSnapshot query) {
        return snapshots.newest(new ReportedDays(query.orgId(), query.periodStart(), query.periodEnd()));
    }

    @QueryHandler
    ReportSnapshotPage handle(ListReportSnapshots query) {
        return new ReportSnapshotPage(snapshots.list(query), snapshots.count(query));
    }

    @QueryHandler
    Optional<ReportJobView> handle(FindReportJob query) {
        return jobs.findById(query.jobId()).map(ReportJob::view);
    }

    @QueryHandler
    int handle(EstimateReportRun query) {
        return jobs.estimatedSeconds(query.orgId());
    }

    @QueryHandler
    ReportDataPosition handle(WatchReportData query) {
        return new ReportDataPosition(
                steps.position(new ReportedDays(query.orgId(), query.periodStart(), query.periodEnd())));
    }

    /** The state and its position have to be of the same moment. */
    @QueryHandler
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ReportDataState handle(FindReportDataState query) {
        var days = new ReportedDays(query.orgId(), query.periodStart(), query.periodEnd());
        return new ReportDataState(
                steps.position(days), snapshots.newestWithValues(days).orElse(null));
    }

    @QueryHandler
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ReportUpdates handle(ListReportUpdates query) {
        return steps.after(new ReportedDays(query.orgId(), query.periodStart(), query.periodEnd()), query.after());
    }
}
