package no.bufdirreporting.reportdata;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A new snapshot of a period was asked for; it counts exactly the activities stored before this event.
 *
 * @param jobId names this run to the client
 * @param estimatedSeconds how long it was expected to take
 */
@EventType(name = "ReportSnapshotTriggered")
public record ReportSnapshotTriggered(
        String snapshotId,
        String orgId,
        String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        String jobId,
        int estimatedSeconds)
        implements OrganizationEvent {}
