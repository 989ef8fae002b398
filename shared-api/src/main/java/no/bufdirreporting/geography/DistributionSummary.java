package no.bufdirreporting.geography;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A distribution without its rows. What comes from figures is that of its latest completed run and null until there is
 * one, also while a later run is processing or has failed.
 *
 * @param regionCount how many regions there are, not counting the activities that have none
 * @param topRegion the region with most participants; null too if no activity has a region
 * @param generatedAt when the figures were completed
 * @param failureReason why the latest run failed; null unless it did
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

    /** What is known of a distribution whose run is under way, without asking the read model. */
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
