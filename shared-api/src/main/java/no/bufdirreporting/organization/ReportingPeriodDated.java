package no.bufdirreporting.organization;

import java.time.LocalDate;

/** An event that gives a registered reporting period its days. */
public sealed interface ReportingPeriodDated permits ReportingPeriodRegistered, ReportingPeriodChanged {

    String periodId();

    LocalDate start();

    /** The last day, inclusive. */
    LocalDate end();

    /** The period as it is from this event on. */
    default ReportingPeriod period() {
        return new ReportingPeriod(periodId(), start(), end());
    }
}
