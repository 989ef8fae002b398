package no.bufdirreporting.organization;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** A reporting period was given an id: whole days in Europe/Oslo, both inclusive. */
@Revision("1")
public record ReportingPeriodRegistered(String periodId, LocalDate start, LocalDate end) {}
