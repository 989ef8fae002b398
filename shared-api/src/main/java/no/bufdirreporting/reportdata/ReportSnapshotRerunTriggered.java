package no.bufdirreporting.reportdata;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot is aggregated again, from exactly the activities stored before this event. What it showed is no longer valid;
 * a run that had not ended is superseded.
 *
 * @param run the ordinal of this run; the first was 1
 * @param jobId names this run to the client; a resumed run keeps its job
 * @param estimatedSeconds how long it was expected to take
 * @param reason why what it showed is no longer valid, as the client put it; null if none did
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
        ReportRunCause cause,
        @Nullable String reason)
        implements OrganizationEvent {}
