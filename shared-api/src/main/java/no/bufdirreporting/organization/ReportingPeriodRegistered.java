package no.bufdirreporting.organization;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;

/** A reporting period was given an id: whole days in Europe/Oslo, both inclusive. */
@EventType(name = "ReportingPeriodRegistered")
public record ReportingPeriodRegistered(String periodId, LocalDate start, LocalDate end) {}
