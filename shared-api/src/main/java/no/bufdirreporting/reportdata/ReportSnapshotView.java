package no.bufdirreporting.reportdata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.kernel.Suppressible;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.run.RunView;
import org.jspecify.annotations.Nullable;

/**
 * A report snapshot as clients see it. Its values are those of its latest completed run, also while a later run is
 * processing or has failed.
 *
 * @param cacheValid whether no activity that it counts has changed since
 * @param aggregatedAt when its values were completed; null until then
 * @param sections empty until there are values
 * @param warnings what looks wrong with the values, by the rules of the report definition; empty if nothing does
 * @param priorPeriod null until there are values
 * @param populatedFieldCount the number of fields that have a value
 * @param invalidationReason why it is not valid; null if it is valid or has no values
 * @param failureReason why the latest run failed; null if it did not fail
 * @param jobId the job of the latest run
 * @param estimatedCompletionSeconds how long the latest run was expected to take
 * @param definitionVersion the version of the report definition that the values follow
 * @param position the position in the event store up to which the values count
 * @param version the sequence number of the snapshot's latest event; what the {@code ETag} shows
 */
public record ReportSnapshotView(
        String snapshotId,
        String organizationId,
        @Nullable String organizationName,
        String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        ReportSnapshotStatus snapshotStatus,
        boolean cacheValid,
        @Nullable Instant aggregatedAt,
        List<ReportSection> sections,
        List<Warning> warnings,
        @Nullable PriorPeriod priorPeriod,
        int fieldCount,
        int populatedFieldCount,
        @Nullable String invalidationReason,
        @Nullable Instant invalidatedAt,
        @Nullable String failureReason,
        String jobId,
        int estimatedCompletionSeconds,
        @Nullable String definitionId,
        @Nullable Long definitionVersion,
        @Nullable Long position,
        Instant createdAt,
        long version)
        implements RunView, Suppressible {

    @Override
    public String orgId() {
        return organizationId;
    }

    @Override
    public boolean stillProcessing() {
        return snapshotStatus == ReportSnapshotStatus.PROCESSING;
    }

    /** Suppressed fields count as populated. Warnings about them are left out, since they compare values. */
    @Override
    public ReportSnapshotView suppressed(Suppression by) {
        var hidden = ReportSection.hiddenValues(sections, by);
        var hiddenPrior = ReportSection.hiddenPriorValues(sections, by);
        return new ReportSnapshotView(
                snapshotId,
                organizationId,
                organizationName,
                periodId,
                periodStart,
                periodEnd,
                snapshotStatus,
                cacheValid,
                aggregatedAt,
                sections.stream().map(it -> it.without(hidden, hiddenPrior)).toList(),
                warnings.stream()
                        .filter(it -> !hidden.contains(it.field()) && !hiddenPrior.contains(it.field()))
                        .toList(),
                priorPeriod,
                fieldCount,
                populatedFieldCount,
                invalidationReason,
                invalidatedAt,
                failureReason,
                jobId,
                estimatedCompletionSeconds,
                definitionId,
                definitionVersion,
                position,
                createdAt,
                version);
    }
}
