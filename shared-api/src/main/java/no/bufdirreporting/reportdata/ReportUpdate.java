package no.bufdirreporting.reportdata;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import no.bufdirreporting.kernel.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * A step from one state of an organization's report data of a period to the next.
 *
 * @param position of the event that led to it; identifies the step
 * @param snapshotId the snapshot that has the data after the step; null if none is left
 * @param changes the fields that differ, in the order of the report; empty unless the step is {@code DATA_UPDATED}
 * @param cacheValid whether no activity that the data counts has changed, as of the step
 * @param reason why the data is no longer valid; null if it is valid
 * @param before all fields before the step; so is {@code after} after it
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
        Instant at,
        List<ReportSection> before,
        List<ReportSection> after) {

    /** The step without its values if they would tell a value that is suppressed before or after it. */
    public ReportUpdate suppressed(Suppression by) {
        var hidden = new HashSet<String>();
        for (var state : List.of(before, after)) {
            hidden.addAll(ReportSection.hiddenValues(state, by));
            hidden.addAll(ReportSection.hiddenPriorValues(state, by));
        }
        if (changes.stream().noneMatch(it -> hidden.contains(it.fieldKey()))) {
            return this;
        }
        var withoutValues = changes.stream().map(Change::withoutValues).toList();
        return new ReportUpdate(
                position,
                kind,
                snapshotId,
                organizationId,
                periodId,
                withoutValues,
                cacheValid,
                reason,
                at,
                List.of(),
                List.of());
    }

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
            String sectionId, String fieldKey, @Nullable ReportField field) {

        private Change withoutValues() {
            return new Change(sectionId, fieldKey, field == null ? null : field.without(true, true));
        }
    }
}
