package no.bufdirreporting.reportdata;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunCause;

/**
 * A new report snapshot of a period was requested. It counts exactly the activities stored before this event.
 *
 * @param periodEnd inclusive
 * @param jobId the job that clients follow this run by
 * @param estimatedSeconds how long the run is expected to take
 * @param definitionVersion the version of the report definition that the run counts by
 */
@EventType(name = "ReportSnapshotTriggered")
public record ReportSnapshotTriggered(
        String snapshotId,
        String orgId,
        String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        String jobId,
        int estimatedSeconds,
        long definitionVersion)
        implements ReportSnapshotTrigger {

    @Override
    public RunCause cause() {
        return RunCause.REQUEST;
    }
}
