package no.bufdirreporting.reportdata;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A run ended with figures: the ones reported from now on. Replays show them and never recompute them.
 *
 * @param run the run that ended
 * @param position the position in the event store up to which it counted
 */
@EventType(name = "ReportSnapshotCompleted")
public record ReportSnapshotCompleted(String snapshotId, String orgId, int run, ReportFigures figures, long position)
        implements OrganizationEvent {}
