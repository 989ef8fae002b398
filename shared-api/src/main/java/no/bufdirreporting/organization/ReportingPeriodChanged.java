package no.bufdirreporting.organization;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;

/** The days of a registered reporting period were changed. */
@EventType(name = "ReportingPeriodChanged")
public record ReportingPeriodChanged(String periodId, LocalDate start, LocalDate end) implements ReportingPeriodDated {}
