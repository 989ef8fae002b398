package no.bufdirreporting.geography;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A distribution without its rows. Figures are those of its latest completed run, also while a later run is processing or
 * has failed; they are null until a run has completed.
 *
 * @param regionCount the number of regions; activities without a region do not count as one
 * @param topRegion the region with most participants; also null if no activity has a region
 * @param generatedAt when the figures were completed
 * @param failureReason why the latest run failed; null if it did not fail
 * @param position the position in the event store up to which the figures count
 * @param version the sequence number of the distribution's latest event; what the {@code ETag} shows
 */
public record DistributionSummary(
        String id,
        String orgId,
        String periodId,
        BreakdownType breakdownType,
        DistributionStatus status,
        @Nullable Integer regionCount,
        @Nullable String topRegion,
        @Nullable Instant generatedAt,
        @Nullable String failureReason,
        Instant createdAt,
        @Nullable Long position,
        long version) {

    /** The summary of a distribution whose run has not ended, from the answer to its command. */
    public static DistributionSummary processing(DistributionRun run) {
        return new DistributionSummary(
                run.distributionId(),
                run.orgId(),
                run.periodId(),
                run.breakdownType(),
                DistributionStatus.PROCESSING,
                null,
                null,
                null,
                null,
                run.createdAt(),
                null,
                run.version());
    }
}
