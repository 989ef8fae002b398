package no.bufdirreporting.reportdata.query.snapshot;

import jakarta.servlet.http.HttpServletResponse;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.table.GetTable;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportJob;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportSnapshot;
import no.bufdirreporting.reportdata.ReportDataQuery.ListReportSnapshots;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportSnapshotPage;
import no.bufdirreporting.reportdata.ReportJobView;
import no.bufdirreporting.reportdata.ReportSnapshotStatus;
import no.bufdirreporting.reportdata.ReportSnapshotSummary;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read endpoints of report data. */
@RestController
@RequestMapping(path = "/api/v1/aggregated-report-data", produces = MediaType.APPLICATION_JSON_VALUE)
record ReportDataQueryController(QueryGateway queries, KnownReferences known) {

    @GetTable
    ListBody<ReportSnapshotSummary> list(@RequestParameters ListParameters wanted) {
        var paging = wanted.paging();
        var page = queries.query(
                        new ListReportSnapshots(
                                wanted.organizationId(),
                                known.shownPeriodId(wanted.periodId()),
                                wanted.snapshotStatus(),
                                paging.slice()),
                        ReportSnapshotPage.class)
                .join();
        return ListBody.of(page.snapshots(), paging, page.total(), page.next());
    }

    /** The tag also follows what other aggregates change: activities end the validity, and newer snapshots the currency. */
    @GetTable(value = "/{id}", rows = "sections.fields")
    ResponseEntity<ReportSnapshotView> one(
            @PathVariable String id, Precondition precondition, HttpServletResponse response) {
        var found = queries.query(new FindReportSnapshot(id), ReportSnapshotView.class)
                .join();
        if (found == null) {
            throw ProblemException.notFound("not-found", "There is no snapshot '%s', or it was deleted.".formatted(id));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return EntityTags.answer(precondition, found.version(), tag(found), found);
    }

    private static String tag(ReportSnapshotView it) {
        return EntityTags.of(
                it.version(),
                it.snapshotStatus(),
                it.cacheValid(),
                it.invalidationReason(),
                it.invalidatedAt(),
                it.organizationName());
    }

    @GetMapping("/jobs/{jobId}")
    ReportJobView job(@PathVariable String jobId) {
        var found = queries.query(new FindReportJob(jobId), ReportJobView.class).join();
        if (found == null) {
            throw ProblemException.notFound("not-found", "There is no job '%s'.".formatted(jobId));
        }
        return found;
    }

    record ListParameters(
            @Code @Nullable String organizationId,
            @Code @Nullable String periodId,
            @Nullable ReportSnapshotStatus snapshotStatus,
            Paging paging) {}
}
