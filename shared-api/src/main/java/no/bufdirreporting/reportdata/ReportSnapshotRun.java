package no.bufdirreporting.reportdata;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a snapshot stands after a command.
 *
 * @param jobId its latest run
 * @param estimatedSeconds how long that run was expected to take
 * @param firstJobId its first run
 * @param firstEstimatedSeconds how long that one was expected to take
 * @param reason why the run was asked for; null if it was not, or without a reason
 * @param processing whether the run has not ended yet
 * @param createdAt when the snapshot was asked for
 * @param triggeredAt when its latest run was
 * @param version the sequence number of its latest event
 */
public record ReportSnapshotRun(
        String snapshotId,
        String orgId,
        String periodId,
        String jobId,
        int estimatedSeconds,
        String firstJobId,
        int firstEstimatedSeconds,
        @Nullable String reason,
        boolean processing,
        Instant createdAt,
        Instant triggeredAt,
        long version) {}
