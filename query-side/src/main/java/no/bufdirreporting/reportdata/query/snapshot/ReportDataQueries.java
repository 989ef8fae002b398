package no.bufdirreporting.reportdata.query.snapshot;

import static no.bufdirreporting.platform.query.jpa.Listing.matching;
import static no.bufdirreporting.platform.query.jpa.Listing.ofOrganization;

import java.util.Optional;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.platform.query.jpa.Listing;
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
import no.bufdirreporting.reportdata.ReportSnapshotStatus;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers the queries of report data. */
@Component
class ReportDataQueries {

    private final ReportSnapshots snapshots;
    private final ReportJobs jobs;
    private final ReportSteps steps;

    ReportDataQueries(ReportSnapshots snapshots, ReportJobs jobs, ReportSteps steps) {
        this.snapshots = snapshots;
        this.jobs = jobs;
        this.steps = steps;
    }

    @QueryHandler
    Optional<ReportSnapshotView> handle(FindReportSnapshot query) {
        return snapshots.findById(query.snapshotId()).map(ReportSnapshot::view);
    }

    @QueryHandler
    Optional<ReportSnapshotView> handle(FindNewestReportSnapshot query) {
        return snapshots
                .newest(new ReportedDays(query.orgId(), query.periodStart(), query.periodEnd()))
                .map(ReportSnapshot::view);
    }

    @QueryHandler
    ReportSnapshotPage handle(ListReportSnapshots query) {
        var wanted = Specification.<ReportSnapshot>allOf(
                ofOrganization("days.orgId", query.orgId()), ofPeriod(query.periodId()), shownAs(query.status()));
        var page = Listing.of(snapshots, wanted, query.slice(), "snapshotId");
        return new ReportSnapshotPage(page.map(ReportSnapshot::summary), page.total(), page.next());
    }

    /** Two ids of a calendar period, such as 2024 and rp-2024, select the same snapshots. */
    private static Specification<ReportSnapshot> ofPeriod(@Nullable String periodId) {
        return Optional.ofNullable(periodId)
                .flatMap(ReportingPeriod::ofCalendar)
                .map(it -> Specification.<ReportSnapshot>allOf(
                        matching("days.start", it.start()), matching("days.end", it.end())))
                .orElseGet(() -> matching("periodId", periodId));
    }

    private static Specification<ReportSnapshot> shownAs(@Nullable ReportSnapshotStatus status) {
        return switch (status) {
            case null -> Specification.unrestricted();
            case PROCESSING -> matching("status", SnapshotRun.PROCESSING);
            case FAILED -> matching("status", SnapshotRun.FAILED);
            case CURRENT, HISTORICAL ->
                Specification.<ReportSnapshot>where(matching("status", SnapshotRun.COMPLETED))
                        .and(matching("current", status == ReportSnapshotStatus.CURRENT));
        };
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

    /** The newest snapshot with values, else the newest, read at the same moment as its position. */
    @QueryHandler
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ReportDataState handle(FindReportDataState query) {
        var days = new ReportedDays(query.orgId(), query.periodStart(), query.periodEnd());
        var shown = snapshots.newestWithFigures(days).or(() -> snapshots.newest(days));
        return new ReportDataState(
                steps.position(days), shown.map(ReportSnapshot::view).orElse(null));
    }

    @QueryHandler
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ReportUpdates handle(ListReportUpdates query) {
        return steps.after(new ReportedDays(query.orgId(), query.periodStart(), query.periodEnd()), query.after());
    }
}
