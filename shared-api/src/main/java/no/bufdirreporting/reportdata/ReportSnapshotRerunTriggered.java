package no.bufdirreporting.reportdata;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunCause;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot counts again exactly the activities stored before this event. What it showed is no longer valid. A run that
 * has not ended is superseded.
 *
 * @param periodEnd inclusive
 * @param run the number of this run; the first was 1
 * @param jobId the job that clients follow this run by; a resumed run keeps its job
 * @param estimatedSeconds how long it was expected to take
 * @param reason why what it showed is no longer valid, as the client put it; null if the client gave none
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
