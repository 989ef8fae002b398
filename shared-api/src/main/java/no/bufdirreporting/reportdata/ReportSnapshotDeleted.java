package no.bufdirreporting.reportdata;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/** A snapshot was deleted, and its entry in the cache with it. */
@Revision("1")
public record ReportSnapshotDeleted(String snapshotId, String orgId) implements OrganizationEvent {}
