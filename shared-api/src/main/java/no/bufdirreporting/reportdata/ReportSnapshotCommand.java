package no.bufdirreporting.reportdata;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands about snapshots of report data, each answered with a {@link ReportSnapshotRun}. */
public sealed interface ReportSnapshotCommand {

    /**
     * Start the first run of a new snapshot; repeating it changes nothing, for another period it is refused.
     *
     * @param estimatedSeconds how long the run is expected to take
     */
    record TriggerReportSnapshot(
            @TargetAggregateIdentifier String snapshotId,
            String orgId,
            String periodId,
            LocalDate periodStart,
            LocalDate periodEnd,
            int estimatedSeconds)
            implements ReportSnapshotCommand {}

    /**
     * Aggregate again, whatever the snapshot shows. A run under way is overtaken: it may have missed what was answered
     * since.
     *
     * @param periodStart the first day that the snapshot's period has now
     * @param reason why what it shows is no longer valid, or null
     * @param expectedVersion the version the client has seen, or null for whichever is present
     */
    record RefreshReportSnapshot(
            @TargetAggregateIdentifier String snapshotId,
            LocalDate periodStart,
            LocalDate periodEnd,
            @Nullable String reason,
            int estimatedSeconds,
            @Nullable Long expectedVersion)
            implements ReportSnapshotCommand {}

    /**
     * Aggregate again since what the snapshot counts has changed; ignored while it is being aggregated, or if it has been
     * since.
     *
     * @param run the latest run that the sender knows of
     */
    record RefreshOutdatedReportSnapshot(
            @TargetAggregateIdentifier String snapshotId, int run, int estimatedSeconds)
            implements ReportSnapshotCommand {}

    /** Aggregate again for a run that never ended; ignored if it has. */
    record ResumeReportSnapshot(@TargetAggregateIdentifier String snapshotId, int run)
            implements ReportSnapshotCommand {}

    /** End a run with figures; ignored if it has ended. The result becomes the event. */
    record CompleteReportSnapshot(ReportSnapshotCompleted result) implements ReportSnapshotCommand {

        @TargetAggregateIdentifier
        public String snapshotId() {
            return result.snapshotId();
        }
    }

    /** End a run without figures; ignored if it has ended. The result becomes the event. */
    record FailReportSnapshot(ReportSnapshotFailed result) implements ReportSnapshotCommand {

        @TargetAggregateIdentifier
        public String snapshotId() {
            return result.snapshotId();
        }
    }

    /** @param expectedVersion the version the client has seen, or null for whichever is present */
    record DeleteReportSnapshot(
            @TargetAggregateIdentifier String snapshotId,
            @Nullable Long expectedVersion) implements ReportSnapshotCommand {}
}
