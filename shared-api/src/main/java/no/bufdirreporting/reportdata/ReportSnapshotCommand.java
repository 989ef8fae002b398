package no.bufdirreporting.reportdata;

import java.time.LocalDate;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Repeatable;
import no.bufdirreporting.run.EndRun;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands of report snapshots. Each is answered with a {@link ReportSnapshotRun}. */
public sealed interface ReportSnapshotCommand {

    /**
     * Start the first run of a new snapshot. Repeating it changes nothing; for another period it is rejected.
     *
     * @param jobId the id of the job of a new snapshot
     * @param estimatedSeconds how long the run is expected to take
     */
    record TriggerReportSnapshot(
            @TargetAggregateIdentifier String snapshotId,
            String orgId,
            String periodId,
            LocalDate periodStart,
            LocalDate periodEnd,
            String jobId,
            int estimatedSeconds)
            implements ReportSnapshotCommand, Repeatable {}

    /**
     * Count again, even if the figures are up to date. A run under way is superseded: it does not count activities stored
     * after its trigger.
     *
     * @param periodStart the current first day of the snapshot's period
     * @param reason why the figures are no longer valid, in the client's words; null if it gave none
     * @param precondition what the client requires of the version; null for nothing
     */
    record RefreshReportSnapshot(
            @TargetAggregateIdentifier String snapshotId,
            LocalDate periodStart,
            LocalDate periodEnd,
            @Nullable String reason,
            int estimatedSeconds,
            @Nullable Precondition precondition)
            implements ReportSnapshotCommand {}

    /**
     * Count again since activities have changed; ignored if a run is under way, or {@code run} is not the latest.
     *
     * @param run the latest run that the sender knows
     */
    record RefreshOutdatedReportSnapshot(
            @TargetAggregateIdentifier String snapshotId, int run, int estimatedSeconds)
            implements ReportSnapshotCommand {}

    /** Trigger a stranded run again; ignored if it has ended. */
    record ResumeReportSnapshot(@TargetAggregateIdentifier String snapshotId, int run)
            implements ReportSnapshotCommand {}

    /** End a run with figures; ignored if it has ended. The result becomes the event. */
    record CompleteReportSnapshot(ReportSnapshotCompleted result) implements ReportSnapshotCommand, EndRun {}

    /** End a run without figures; ignored if it has ended. The result becomes the event. */
    record FailReportSnapshot(ReportSnapshotFailed result) implements ReportSnapshotCommand, EndRun {}

    /** @param precondition what the client requires of the version; null for nothing */
    record DeleteReportSnapshot(
            @TargetAggregateIdentifier String snapshotId,
            @Nullable Precondition precondition) implements ReportSnapshotCommand {}
}
