package no.bufdirreporting.reportdata.query.snapshot;

import java.time.LocalDate;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.reportdata.ReportDataQuery.WatchReportData;

/** The days that report data is about, both inclusive: two spellings of a period are the same days. */
public record ReportedDays(String orgId, LocalDate start, LocalDate end) {

    public static ReportedDays of(String orgId, ReportingPeriod period) {
        return new ReportedDays(orgId, period.start(), period.end());
    }

    boolean isWatchedBy(WatchReportData watch) {
        return equals(new ReportedDays(watch.orgId(), watch.periodStart(), watch.periodEnd()));
    }
}
