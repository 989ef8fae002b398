package no.bufdirreporting.organization;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** A registered reporting period got other days. */
@Revision("1")
public record ReportingPeriodChanged(String periodId, LocalDate start, LocalDate end) {}
