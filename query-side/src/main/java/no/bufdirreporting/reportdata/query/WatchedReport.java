package no.bufdirreporting.reportdata.query;

import java.time.LocalDate;
import no.bufdirreporting.organization.ReportingPeriod;

/** What can be watched: an organization's report data of some days, by whichever id a client calls these. */
record WatchedReport(String orgId, LocalDate start, LocalDate end) {

    static WatchedReport of(String orgId, ReportingPeriod period) {
        return new WatchedReport(orgId, period.start(), period.end());
    }
}
