package no.bufdirreporting.reportdata;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as lists show it.
 *
 * @param fieldCount 0 until there are figures
 * @param populatedFieldCount how many fields have a value
 * @param cacheValid whether nothing it counts has changed since
 * @param aggregatedAt when its figures were completed; null until there are some
 */
public record ReportSnapshotSummary(
        String snapshotId,
        String organizationId,
        @Nullable String organizationName,
        String periodId,
        ReportSnapshotStatus snapshotStatus,
        int fieldCount,
        int populatedFieldCount,
        boolean cacheValid,
        @Nullable Instant aggregatedAt,
        Instant createdAt) {}
