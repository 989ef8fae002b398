package no.bufdirreporting.reportdata;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step from one state of an organization's report data of a period to the next.
 *
 * @param position of the event that led to it; identifies the step
 * @param snapshotId the snapshot that has the data after the step; null if none is left
 * @param changes the fields that differ, in the order of the report; empty unless the step is {@code DATA_UPDATED}
 * @param cacheValid whether no activity that the data counts has changed, as of the step
 * @param reason why the data is no longer valid; null if it is valid
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

    /** The kinds of steps. */
    public enum Kind {
        /** Values differ. */
        DATA_UPDATED,
        /** Values are the same, but activities that they count have changed. */
        CACHE_INVALIDATED,
        /** Values were counted again and are the same. */
        CACHE_VALIDATED
    }

    /**
     * A field that differs.
     *
     * @param field as it is after the step; null if the report no longer has it
     */
    public record Change(
            String sectionId, String fieldKey, @Nullable ReportField field) {}
}
