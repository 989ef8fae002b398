package no.bufdirreporting.reportdata.query.snapshot;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotSummary;
import no.bufdirreporting.reportdata.ReportSnapshotTrigger;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A report snapshot, folded from its events and from the changes of the activities that it counts. */
@Entity
@Table(name = "report_snapshot")
public class ReportSnapshot {

    @Id
    private String snapshotId = "";

    @Embedded
    private ReportedDays days = ReportedDays.NONE;

    private String periodId = "";

    @Enumerated(EnumType.STRING)
    private SnapshotRun status = SnapshotRun.PROCESSING;

    private int run;
    private String jobId = "";
    private int estimatedSeconds;

    @Embedded
    private SnapshotValidity validity = new SnapshotValidity();

    @Embedded
    private SnapshotFigures counted = new SnapshotFigures();

    private @Nullable String failureReason;
    private Instant createdAt = Instant.EPOCH;

    /** Of two snapshots of the same days, the one created at the later position represents them. */
    private long createdPosition;

    private long version;

    @Formula("(select organization.name from organization where organization.org_id = org_id)")
    private @Nullable String organizationName;

    /** Whether it represents its organization: of the snapshots with figures the newest one of the latest period. */
    @Formula("""
            (not exists (
                select 1 from report_snapshot as newer
                where newer.org_id = org_id and newer.figures is not null
                    and (newer.period_end, newer.period_start, newer.created_position)
                        > (period_end, period_start, created_position)))""")
    private boolean current;

    @Transient
    private boolean deleted;

    void triggered(ReportSnapshotTriggered event, PastEvent recorded) {
        snapshotId = event.snapshotId();
        periodId = event.periodId();
        createdAt = recorded.at();
        createdPosition = recorded.position();
        start(event, recorded);
    }

    /** If the run counts other days than before, the figures are hidden until the new ones are there. */
    void rerun(ReportSnapshotRerunTriggered event, PastEvent recorded) {
        validity.rerun(event, recorded.at());
        failureReason = null;
        var before = days;
        start(event, recorded);
        if (!days.equals(before)) {
            counted.discard();
        }
    }

    private void start(ReportSnapshotTrigger event, PastEvent recorded) {
        days = new ReportedDays(event.orgId(), event.periodStart(), event.periodEnd());
        status = SnapshotRun.PROCESSING;
        run = event.run();
        jobId = event.jobId();
        estimatedSeconds = event.estimatedSeconds();
        version = recorded.sequence();
    }

    /** @param stale what has changed since the run was triggered; null if nothing has */
    void completed(ReportSnapshotCompleted event, PastEvent recorded, @Nullable String stale) {
        status = SnapshotRun.COMPLETED;
        validity.counted(stale, recorded.at());
        counted = SnapshotFigures.of(event, recorded.at());
        version = recorded.sequence();
    }

    void failed(ReportSnapshotFailed event, PastEvent recorded) {
        status = SnapshotRun.FAILED;
        failureReason = event.reason();
        version = recorded.sequence();
    }

    void deleted() {
        deleted = true;
        validity.deleted();
    }

    /** Marks the figures as no longer those of the activities. */
    public void invalidate(String reason, Instant at) {
        validity.invalidate(reason, at);
    }

    /** Marks that a run is due, unless one is in progress. */
    void outdate(Instant since) {
        if (status != SnapshotRun.PROCESSING) {
            validity.outdate(since);
        }
    }

    String snapshotId() {
        return snapshotId;
    }

    String periodId() {
        return periodId;
    }

    ReportedDays days() {
        return days;
    }

    SnapshotValidity validity() {
        return validity;
    }

    SnapshotFigures counted() {
        return counted;
    }

    ReportSnapshotSummary summary() {
        return new ReportSnapshotSummary(
                snapshotId,
                days.orgId(),
                organizationName,
                periodId,
                status.status(current),
                counted.fieldCount(),
                counted.populatedFieldCount(),
                validity.valid(),
                counted.aggregatedAt(),
                createdAt);
    }

    ReportSnapshotView view() {
        return view(organizationName, current);
    }

    /** The view at an earlier time; empty if the snapshot did not exist then. */
    Optional<ReportSnapshotView> pastView(@Nullable String pastName, boolean wasCurrent) {
        return snapshotId.isEmpty() || deleted ? Optional.empty() : Optional.of(view(pastName, wasCurrent));
    }

    private ReportSnapshotView view(@Nullable String name, boolean asCurrent) {
        var figures = counted.figures();
        return new ReportSnapshotView(
                snapshotId,
                days.orgId(),
                name,
                periodId,
                days.start(),
                days.end(),
                status.status(asCurrent),
                validity.valid(),
                figures == null ? null : counted.aggregatedAt(),
                counted.sections(),
                figures == null ? List.of() : figures.warnings(),
                counted.priorPeriod(),
                figures == null ? 0 : counted.fieldCount(),
                figures == null ? 0 : counted.populatedFieldCount(),
                validity.invalidationReason(),
                validity.invalidatedAt(),
                failureReason,
                jobId,
                estimatedSeconds,
                figures == null ? null : figures.definitionId(),
                figures == null ? null : figures.definitionVersion(),
                figures == null ? null : counted.position(),
                createdAt,
                version);
    }
}
