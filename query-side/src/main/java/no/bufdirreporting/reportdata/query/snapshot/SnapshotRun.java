package no.bufdirreporting.reportdata.query.snapshot;

import no.bufdirreporting.reportdata.ReportSnapshotStatus;

/** How the latest run of a snapshot ended. */
enum SnapshotRun {
    PROCESSING,
    COMPLETED,
    FAILED;

    /** @param current whether the snapshot represents its organization, if the run was completed */
    ReportSnapshotStatus status(boolean current) {
        return switch (this) {
            case PROCESSING -> ReportSnapshotStatus.PROCESSING;
            case FAILED -> ReportSnapshotStatus.FAILED;
            case COMPLETED -> current ? ReportSnapshotStatus.CURRENT : ReportSnapshotStatus.HISTORICAL;
        };
    }
}
