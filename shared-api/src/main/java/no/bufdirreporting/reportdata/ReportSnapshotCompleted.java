package no.bufdirreporting.reportdata;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/**
 * A run ended with figures: the ones reported from now on. Replays show them and never recompute them.
 *
 * @param run the run that ended
 * @param position the position in the event store up to which it counted
 */
@Revision("1")
public record ReportSnapshotCompleted(String snapshotId, String orgId, int run, ReportFigures figures, long position)
        implements OrganizationEvent {}
