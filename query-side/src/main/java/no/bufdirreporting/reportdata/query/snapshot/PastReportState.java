package no.bufdirreporting.reportdata.query.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotStatus;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import org.jspecify.annotations.Nullable;

/** What the row of a snapshot would be, step by step as {@link ReportSnapshotRows} takes them. */
final class PastReportState {

    private @Nullable ReportSnapshotTriggered asked;
    private @Nullable ReportedDays days;
    private Instant createdAt = Instant.EPOCH;
    private String jobId = "";
    private int estimatedSeconds;

    /** Of the latest run; null if that has ended well. */
    private @Nullable ReportSnapshotStatus status;

    private @Nullable String failureReason;
    private boolean valid;
    private @Nullable String invalidationReason;
    private @Nullable Instant invalidatedAt;
    private @Nullable ReportFigures figures;
    private @Nullable Instant aggregatedAt;
    private @Nullable Long position;
    private long version;

    void triggered(ReportSnapshotTriggered event, Instant at) {
        asked = event;
        days = new ReportedDays(event.orgId(), event.periodStart(), event.periodEnd());
        createdAt = at;
        jobId = event.jobId();
        estimatedSeconds = event.estimatedSeconds();
        status = ReportSnapshotStatus.PROCESSING;
    }

    void rerun(ReportSnapshotRerunTriggered event, PastEvent past) {
        if (valid || event.reason() != null) {
            invalidationReason = Staleness.reason(event);
            invalidatedAt = past.at();
        }
        valid = false;
        var now = new ReportedDays(event.orgId(), event.periodStart(), event.periodEnd());
        figures = now.equals(days) ? figures : null;
        days = now;
        jobId = event.jobId();
        estimatedSeconds = event.estimatedSeconds();
        status = ReportSnapshotStatus.PROCESSING;
        failureReason = null;
        version = past.sequence();
    }

    /** @param stale why something has changed since the run was triggered; null if nothing has */
    void completed(ReportSnapshotCompleted event, PastEvent past, @Nullable String stale) {
        status = null;
        valid = stale == null;
        invalidationReason = stale;
        invalidatedAt = stale == null ? null : past.at();
        figures = event.figures();
        aggregatedAt = past.at();
        position = event.position();
        version = past.sequence();
    }

    void failed(ReportSnapshotFailed event, long sequence) {
        status = ReportSnapshotStatus.FAILED;
        failureReason = event.reason();
        version = sequence;
    }

    void deleted() {
        asked = null;
        valid = false;
    }

    void invalidated(String reason, Instant at) {
        valid = false;
        invalidationReason = reason;
        invalidatedAt = at;
    }

    ReportedDays days() {
        return Objects.requireNonNull(days);
    }

    List<ReportSection> sections() {
        return figures == null ? List.of() : figures.sections();
    }

    /** The period whose values it shows as prior ones; null if nothing can invalidate it, since it is not valid. */
    @Nullable
    PriorPeriod priorOfValid() {
        return valid && figures != null ? figures.priorPeriod() : null;
    }

    Optional<ReportSnapshotView> view(@Nullable String organizationName, boolean current) {
        if (asked == null) {
            return Optional.empty();
        }
        var shown =
                status == null ? (current ? ReportSnapshotStatus.CURRENT : ReportSnapshotStatus.HISTORICAL) : status;
        var fields = sections().stream().flatMap(it -> it.fields().stream()).toList();
        return Optional.of(new ReportSnapshotView(
                asked.snapshotId(),
                asked.orgId(),
                organizationName,
                asked.periodId(),
                days().start(),
                days().end(),
                shown,
                valid,
                figures == null ? null : aggregatedAt,
                sections(),
                figures == null ? null : figures.priorPeriod(),
                fields.size(),
                (int) fields.stream().filter(it -> it.value() != null).count(),
                invalidationReason,
                invalidatedAt,
                failureReason,
                jobId,
                estimatedSeconds,
                figures == null ? null : figures.definitionId(),
                figures == null ? null : figures.definitionVersion(),
                figures == null ? null : position,
                createdAt,
                version));
    }
}
