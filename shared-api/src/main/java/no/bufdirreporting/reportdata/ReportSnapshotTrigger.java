package no.bufdirreporting.reportdata;

import java.time.LocalDate;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.RunTriggered;

/** An event that triggers a run of a report snapshot. */
public sealed interface ReportSnapshotTrigger extends RunTriggered
        permits ReportSnapshotTriggered, ReportSnapshotRerunTriggered {

    String snapshotId();

    @Override
    String periodId();

    LocalDate periodStart();

    /** The last day, inclusive. */
    LocalDate periodEnd();

    /** The job that clients follow the run by. */
    String jobId();

    /** How long the run is expected to take. */
    int estimatedSeconds();

    RunCause cause();

    /** The version of the report definition that the run counts by. */
    long definitionVersion();

    @Override
    default RunKind kind() {
        return RunKind.REPORT_SNAPSHOT;
    }

    @Override
    default String id() {
        return snapshotId();
    }

    @Override
    default TimeSpan span() {
        return TimeSpan.ofDays(periodStart(), periodEnd());
    }

    @Override
    default ReportSnapshotFailed failed(long position, String reason) {
        return new ReportSnapshotFailed(snapshotId(), orgId(), run(), position, reason);
    }
}
