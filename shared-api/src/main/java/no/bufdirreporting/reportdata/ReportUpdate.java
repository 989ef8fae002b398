package no.bufdirreporting.reportdata;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step from one state of an organization's report data of a period to the next.
 *
 * @param position of the event that led to it, in the event store; a step's identity
 * @param snapshotId the snapshot that holds the data after the step; null if there is none any more
 * @param changes the fields that differ, in the order of the report; empty unless the step is {@code DATA_UPDATED}
 * @param cacheValid whether nothing the data counts has changed, as of the step
 * @param reason why the data is no longer valid; null where it is
 */
public record ReportUpdate(
        long position,
        Kind kind,
        @Nullable String snapshotId,
        String organizationId,
        String periodId,
        List<Change> changes,
        boolean cacheValid,
        @Nullable String reason,
        Instant at) {

    /** The sorts of step. */
    public enum Kind {
        /** Values differ. */
        DATA_UPDATED,
        /** Values are the same, but something they count has changed. */
        CACHE_INVALIDATED,
        /** Values were aggregated again and are the same. */
        CACHE_VALIDATED
    }

    /**
     * A field that differs.
     *
     * @param field as it is after the step; null if the report has no such field any more
     */
    public record Change(
            String sectionId, String fieldKey, @Nullable ReportField field) {}
}
