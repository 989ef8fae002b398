package no.bufdirreporting.reportdata;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The period before the reported one, of the same length; stored in events, so its component names must not change.
 *
 * @param periodId null if it is neither a calendar period nor was reported
 * @param start its first day
 * @param end its last day
 * @param snapshotId the snapshot its values were taken from; null if they were counted from its activities
 * @param aggregatedAt when the figures of that snapshot were completed
 */
public record PriorPeriod(
        @Nullable String periodId,
        LocalDate start,
        LocalDate end,
        @Nullable String snapshotId,
        @Nullable Instant aggregatedAt) {}
