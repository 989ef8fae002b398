package no.bufdirreporting.reportdata;

import java.math.BigDecimal;
import java.time.Instant;
import no.bufdirreporting.kernel.OfOrganization;
import no.bufdirreporting.run.RunCause;
import org.jspecify.annotations.Nullable;

/**
 * A report job: one run of a report snapshot as clients see it.
 *
 * @param estimatedCompletionSeconds how long it was expected to take, from earlier runs
 * @param durationSeconds how long it took; null until it has ended
 * @param failureReason null if it did not fail
 */
public record ReportJobView(
        String jobId,
        String snapshotId,
        String organizationId,
        String periodId,
        ReportJobStatus status,
        RunCause cause,
        int estimatedCompletionSeconds,
        @Nullable BigDecimal durationSeconds,
        @Nullable String failureReason,
        Instant createdAt,
        @Nullable Instant completedAt)
        implements OfOrganization {

    @Override
    public String orgId() {
        return organizationId;
    }
}
