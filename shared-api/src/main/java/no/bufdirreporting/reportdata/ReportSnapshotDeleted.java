package no.bufdirreporting.reportdata;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunDeleted;

/** A report snapshot was deleted. */
@EventType(name = "ReportSnapshotDeleted")
public record ReportSnapshotDeleted(String snapshotId, String orgId) implements RunDeleted {

    @Override
    public String id() {
        return snapshotId;
    }
}
