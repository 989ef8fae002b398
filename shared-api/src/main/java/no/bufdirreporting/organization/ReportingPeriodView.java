package no.bufdirreporting.organization;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.kernel.Versioned;

/** A registered reporting period as clients see it; both days are inclusive. */
public record ReportingPeriodView(
        String periodId, LocalDate start, LocalDate end, Instant createdAt, Instant updatedAt, long version)
        implements Versioned {}
