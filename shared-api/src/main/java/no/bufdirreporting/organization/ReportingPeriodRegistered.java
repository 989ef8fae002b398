package no.bufdirreporting.organization;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;

/** A reporting period was registered: whole days in {@code Europe/Oslo}, both inclusive. */
@EventType(name = "ReportingPeriodRegistered")
public record ReportingPeriodRegistered(String periodId, LocalDate start, LocalDate end)
        implements ReportingPeriodDated {}
