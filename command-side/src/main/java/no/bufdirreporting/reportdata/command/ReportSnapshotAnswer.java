package no.bufdirreporting.reportdata.command;

import java.time.Instant;
import no.bufdirreporting.reportdata.ReportSnapshotRun;
import no.bufdirreporting.reportdata.ReportSnapshotStatus;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import org.jspecify.annotations.Nullable;

/** The response bodies of writes of report snapshots. */
sealed interface ReportSnapshotAnswer {

    /** The answer to a request that started a run, or joined one under way. */
    record Started(
            String snapshotId,
            String organizationId,
            String periodId,
            ReportSnapshotStatus snapshotStatus,
            String jobId,
            int estimatedCompletionSeconds,
            @Nullable Instant aggregatedAt,
            Instant createdAt,
            long version)
            implements ReportSnapshotAnswer {

        /** The answer to the request that created the snapshot, also when the request is repeated. */
        static Started first(ReportSnapshotRun run) {
            return of(run, run.firstJobId(), run.firstEstimatedSeconds(), 0);
        }

        static Started of(ReportSnapshotRun run) {
            return of(run, run.jobId(), run.estimatedSeconds(), run.version());
        }

        private static Started of(ReportSnapshotRun run, String job, int estimate, long version) {
            return new Started(
                    run.snapshotId(),
                    run.orgId(),
                    run.periodId(),
                    ReportSnapshotStatus.PROCESSING,
                    job,
                    estimate,
                    null,
                    run.createdAt(),
                    version);
        }

        static Started of(ReportSnapshotView view) {
            return new Started(
                    view.snapshotId(),
                    view.organizationId(),
                    view.periodId(),
                    view.snapshotStatus(),
                    view.jobId(),
                    view.estimatedCompletionSeconds(),
                    view.aggregatedAt(),
                    view.createdAt(),
                    view.version());
        }
    }

    /** The answer to an invalidation. */
    record Invalidated(
            String snapshotId,
            String organizationId,
            String periodId,
            ReportSnapshotStatus snapshotStatus,
            boolean cacheValid,
            @Nullable String invalidationReason,
            String jobId,
            int estimatedCompletionSeconds,
            Instant invalidatedAt,
            long version)
            implements ReportSnapshotAnswer {

        static Invalidated of(ReportSnapshotRun run) {
            return new Invalidated(
                    run.snapshotId(),
                    run.orgId(),
                    run.periodId(),
                    ReportSnapshotStatus.PROCESSING,
                    false,
                    run.reason(),
                    run.jobId(),
                    run.estimatedSeconds(),
                    run.triggeredAt(),
                    run.version());
        }
    }

    /** The answer to a deletion. */
    record Deleted(boolean deleted, String snapshotId, boolean cacheCleared) implements ReportSnapshotAnswer {}
}
