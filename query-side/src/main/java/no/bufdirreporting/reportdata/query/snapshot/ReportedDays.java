package no.bufdirreporting.reportdata.query.snapshot;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportDataQuery.WatchReportData;

/** The organization and the days that report data is about, both inclusive. Two ids of a period can mean the same days. */
@Embeddable
public record ReportedDays(
        String orgId,
        @Column(name = "period_start") LocalDate start,
        @Column(name = "period_end") LocalDate end) {

    public static ReportedDays of(String orgId, ReportingPeriod period) {
        return new ReportedDays(orgId, period.start(), period.end());
    }

    /** The days of a prior period of the same organization. */
    ReportedDays before(PriorPeriod prior) {
        return new ReportedDays(orgId, prior.start(), prior.end());
    }

    boolean isWatchedBy(WatchReportData watch) {
        return equals(new ReportedDays(watch.orgId(), watch.periodStart(), watch.periodEnd()));
    }
}
