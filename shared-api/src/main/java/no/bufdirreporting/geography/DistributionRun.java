package no.bufdirreporting.geography;

import java.time.Instant;

/**
 * The state of a distribution after a command.
 *
 * @param processing whether its latest run has not ended yet
 * @param version the sequence number of its latest event
 */
public record DistributionRun(
        String distributionId,
        String orgId,
        String periodId,
        BreakdownType breakdownType,
        boolean processing,
        Instant createdAt,
        long version) {

    /** The state after the command that started it, for repeats of its request. */
    public DistributionRun asStarted() {
        return new DistributionRun(distributionId, orgId, periodId, breakdownType, true, createdAt, 0);
    }
}
