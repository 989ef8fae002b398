package no.bufdirreporting.organization;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;

/** A registered reporting period got other days. */
@EventType(name = "ReportingPeriodChanged")
public record ReportingPeriodChanged(String periodId, LocalDate start, LocalDate end) {}
