package no.bufdirreporting.reportdata;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.run.RunCompleted;

/**
 * A run of a report snapshot ended with figures, which are reported from now on. A replay does not count them again.
 *
 * @param run the run that ended
 * @param position the position in the event store up to which it counted
 */
@EventType(name = "ReportSnapshotCompleted")
public record ReportSnapshotCompleted(String snapshotId, String orgId, int run, ReportFigures figures, long position)
        implements RunCompleted {

    @Override
    public String id() {
        return snapshotId;
    }

    @Override
    public CompleteReportSnapshot command() {
        return new CompleteReportSnapshot(this);
    }
}
