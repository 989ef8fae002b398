package no.bufdirreporting.imports;

import java.util.List;
import no.bufdirreporting.kernel.EventType;

/**
 * All rows of a file were read.
 *
 * @param tally what became of them
 * @param ignoredColumns the headers that name no field
 * @param periods the figures before and after, of a dry run; else empty
 */
@EventType(name = "ImportCompleted")
public record ImportCompleted(
        String importId, String orgId, ImportTally tally, List<String> ignoredColumns, List<PeriodForecast> periods)
        implements ImportEvent {}
