package no.bufdirreporting.reportdata;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.FailReportSnapshot;
import no.bufdirreporting.run.RunFailed;

/**
 * A run of a report snapshot ended without figures. The figures of an earlier run stay.
 *
 * @param position the position in the event store up to which it would have counted
 * @param reason in words, for clients and operators
 */
@EventType(name = "ReportSnapshotFailed")
public record ReportSnapshotFailed(String snapshotId, String orgId, int run, long position, String reason)
        implements RunFailed {

    @Override
    public String id() {
        return snapshotId;
    }

    @Override
    public FailReportSnapshot command() {
        return new FailReportSnapshot(this);
    }
}
