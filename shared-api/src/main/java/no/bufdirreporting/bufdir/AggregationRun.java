package no.bufdirreporting.bufdir;

import java.time.Instant;

/**
 * Where an aggregation stands after a command.
 *
 * @param processing whether its latest run has not ended yet
 * @param version the sequence number of its latest event
 */
public record AggregationRun(
        String aggregationId,
        String orgId,
        String reportingPeriodId,
        boolean processing,
        Instant createdAt,
        long version) {}
