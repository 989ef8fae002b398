package no.bufdirreporting.reportdata;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report snapshot as lists show it.
 *
 * @param fieldCount 0 until there are figures
 * @param populatedFieldCount the number of fields that have a value
 * @param cacheValid whether no activity that it counts has changed since
 * @param aggregatedAt when its figures were completed; null until then
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
