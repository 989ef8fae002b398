package no.bufdirreporting.imports;

import java.math.BigDecimal;

/** The figures of a period that a dry run touches: as they are, and as the import would leave them. */
public record PeriodForecast(String periodId, Figures before, Figures after) {

    /** @param uniqueParticipants distinct contacts */
    public record Figures(long activities, long participants, long uniqueParticipants, BigDecimal hours) {}
}
