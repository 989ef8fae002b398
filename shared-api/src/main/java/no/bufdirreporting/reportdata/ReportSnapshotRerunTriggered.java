package no.bufdirreporting.reportdata;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunCause;
import org.jspecify.annotations.Nullable;

/**
 * A report snapshot counts again exactly the activities stored before this event. Its figures are no longer valid. A run
 * that has not ended is superseded.
 *
 * @param periodEnd inclusive
 * @param run the number of this run; the first was 1
 * @param jobId the job that clients follow this run by; a resumed run keeps its job
 * @param estimatedSeconds how long the run is expected to take
 * @param reason why the figures are no longer valid, in the client's words; null if it gave none
 * @param definitionVersion the version of the report definition that the run counts by
 */
@EventType(name = "ReportSnapshotRerunTriggered")
public record ReportSnapshotRerunTriggered(
        String snapshotId,
        String orgId,
        String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        int run,
        String jobId,
        int estimatedSeconds,
        RunCause cause,
        @Nullable String reason,
        long definitionVersion)
        implements ReportSnapshotTrigger {}
