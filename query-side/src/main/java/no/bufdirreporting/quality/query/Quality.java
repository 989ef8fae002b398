package no.bufdirreporting.quality.query;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.reportdata.query.definition.ReportWarning;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What looks wrong with the data of an organization and period.
 *
 * @param warnings one entry for each code, also if its count is 0
 */
record Quality(String orgId, String periodId, LocalDate periodStart, LocalDate periodEnd, List<Count> warnings) {

    /**
     * The number of activities, chapters or report fields with a warning.
     *
     * @param code that of the warning
     * @param link the path of what is counted
     */
    record Count(String code, long count, String link) {}

    /**
     * @param chapters those of the organization whose region others spell differently
     * @param report the warnings of the newest report data of the period
     */
    static Quality of(
            String orgId,
            ReportingPeriod period,
            Map<ActivityWarning, Long> activities,
            long chapters,
            List<Warning> report) {
        var ofActivities = Arrays.stream(ActivityWarning.values())
                .map(it -> new Count(
                        it.code(), activities.getOrDefault(it, 0L), activitiesWith(it.code(), orgId, period)));
        var ofChapters =
                Stream.of(new Count("region_spelling", chapters, link("/api/v1/chapters?org_id={org}", orgId)));
        var ofReport = Arrays.stream(ReportWarning.values()).map(it -> {
            long fields = report.stream()
                    .filter(warning -> warning.code().equals(it.code()))
                    .count();
            return new Count(it.code(), fields, reportsOf(orgId, period));
        });
        return new Quality(
                orgId,
                period.id(),
                period.start(),
                period.end(),
                Stream.of(ofActivities, ofChapters, ofReport).flatMap(it -> it).toList());
    }

    private static String activitiesWith(String code, String orgId, ReportingPeriod period) {
        return link(
                "/api/v1/activities?org_id={org}&warning={code}&from={from}&to={to}",
                orgId,
                code,
                period.start(),
                period.end());
    }

    private static String reportsOf(String orgId, ReportingPeriod period) {
        return link("/api/v1/aggregated-report-data?organization_id={org}&period_id={period}", orgId, period.id());
    }

    private static String link(String template, Object... values) {
        return UriComponentsBuilder.fromUriString(template)
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }
}
