package no.bufdirreporting.quality.query;

import java.util.List;
import no.bufdirreporting.activity.query.warning.StandingWarnings;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.query.ChapterRegister;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.table.GetTable;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportDataState;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataState;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts what looks wrong with the data of an organization and period. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
record QualityController(
        KnownReferences known, StandingWarnings activities, ChapterRegister chapters, QueryGateway queries) {

    @GetTable(value = "/quality", rows = "warnings")
    Quality quality(@RequestParameters Wanted wanted) {
        known.requireOrganization(wanted.orgId(), "org_id");
        var period = known.requirePeriod(wanted.periodId(), "period_id");
        var span = TimeSpan.ofDays(period.start(), period.end());
        return Quality.of(
                wanted.orgId(),
                period,
                activities.counts(wanted.orgId(), span.from(), span.before()),
                chapters.of(wanted.orgId()).differentlySpelled(),
                reportWarnings(wanted.orgId(), period));
    }

    private List<Warning> reportWarnings(String orgId, ReportingPeriod period) {
        var query = new FindReportDataState(orgId, period.start(), period.end());
        var newest = queries.query(query, ReportDataState.class).join().snapshot();
        return newest == null ? List.of() : newest.warnings();
    }

    record Wanted(@Code String orgId, @Code String periodId) {}
}
