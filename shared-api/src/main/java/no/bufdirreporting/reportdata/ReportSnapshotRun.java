package no.bufdirreporting.reportdata;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a report snapshot after a command.
 *
 * @param jobId the job of its latest run
 * @param estimatedSeconds how long the latest run was expected to take
 * @param firstJobId the job of its first run
 * @param firstEstimatedSeconds how long the first run was expected to take
 * @param reason why a client requested the latest run; null if none did, or it gave no reason
 * @param processing whether the latest run has not ended
 * @param createdAt when the first run was triggered
 * @param triggeredAt when the latest run was triggered
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
