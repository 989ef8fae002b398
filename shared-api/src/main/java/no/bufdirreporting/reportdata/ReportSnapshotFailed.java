package no.bufdirreporting.reportdata;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A run ended without figures; those of an earlier run stay what they were.
 *
 * @param position the position in the event store up to which it would have counted
 * @param reason for a person
 */
@EventType(name = "ReportSnapshotFailed")
public record ReportSnapshotFailed(String snapshotId, String orgId, int run, long position, String reason)
        implements OrganizationEvent {}
