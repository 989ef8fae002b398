package no.bufdirreporting.reportdata;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/** A snapshot was deleted, and its entry in the cache with it. */
@EventType(name = "ReportSnapshotDeleted")
public record ReportSnapshotDeleted(String snapshotId, String orgId) implements OrganizationEvent {}
