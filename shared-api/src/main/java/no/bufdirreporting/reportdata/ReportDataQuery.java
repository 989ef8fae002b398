package no.bufdirreporting.reportdata;

import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;

/** The queries of report data. */
public sealed interface ReportDataQuery {

    /** Answered with a {@link ReportSnapshotView}, or nothing if there is none or it was deleted. */
    record FindReportSnapshot(String snapshotId) implements ReportDataQuery {}

    /**
     * Answered with the {@link ReportSnapshotView} that a request with an idempotency key was answered with, as it was then;
     * or nothing while the audit trail is too far behind.
     *
     * @param requestId of the {@code RunJoined}
     */
    record FindJoinedReportSnapshot(String requestId) implements ReportDataQuery {}

    /** Answered with the {@link ReportSnapshotView} of the newest snapshot of a period, or nothing if there is none. */
    record FindNewestReportSnapshot(String orgId, LocalDate periodStart, LocalDate periodEnd)
            implements ReportDataQuery {}

    /** Answered with a {@link ReportSnapshotPage}, newest first; a null criterion matches all. */
    record ListReportSnapshots(
            @Nullable String orgId,
            @Nullable String periodId,
            @Nullable ReportSnapshotStatus status,
            Slice slice) implements ReportDataQuery {}

    /** Answered with a {@link ReportJobView}, or nothing if there is none. */
    record FindReportJob(String jobId) implements ReportDataQuery {}

    /** Answered with the seconds, as an {@code Integer}, that a run of the organization is expected to take. */
    record EstimateReportRun(String orgId) implements ReportDataQuery {}

    /**
     * Subscription query: the steps of an organization's report data of a period. The initial answer and each update are a
     * {@link ReportDataPosition}; the data itself is read by {@link ListReportUpdates}.
     */
    record WatchReportData(String orgId, LocalDate periodStart, LocalDate periodEnd) implements ReportDataQuery {}

    /** Answered with the current {@link ReportDataState}. */
    record FindReportDataState(String orgId, LocalDate periodStart, LocalDate periodEnd) implements ReportDataQuery {}

    /**
     * The steps after a position, oldest first. Answered with a {@link ReportUpdates}.
     *
     * @param after the position of a step, or 0 for the state before the first one
     */
    record ListReportUpdates(String orgId, LocalDate periodStart, LocalDate periodEnd, long after)
            implements ReportDataQuery {}

    /** A page of snapshots. */
    record ReportSnapshotPage(
            List<ReportSnapshotSummary> snapshots,
            long total,
            @Nullable Key next) {}

    /** The position of the latest step; 0 before the first one. */
    record ReportDataPosition(long position) {}

    /**
     * What a watcher sees first.
     *
     * @param position of the latest step, which this state includes; 0 before the first one
     * @param snapshot the newest snapshot that has values, else the newest; null if there is none
     */
    record ReportDataState(long position, @Nullable ReportSnapshotView snapshot) {}

    /**
     * @param known whether the step in the query is still stored, so that no step after it is missing
     * @param updates the steps after it; empty if it is not known
     */
    record ReportUpdates(boolean known, List<ReportUpdate> updates) {}
}
