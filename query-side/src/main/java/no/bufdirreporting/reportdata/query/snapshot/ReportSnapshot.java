package no.bufdirreporting.reportdata.query.snapshot;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotStatus;
import no.bufdirreporting.reportdata.ReportSnapshotTrigger;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A snapshot of report data, as its events and the changes of what it counts made it. */
@Entity
@Table(name = "report_snapshot")
public class ReportSnapshot {

    /** How the latest run ended. */
    enum Run {
        PROCESSING,
        COMPLETED,
        FAILED
    }

    @Id
    private String snapshotId = "";

    private String orgId = "";
    private String periodId = "";
    private LocalDate periodStart = LocalDate.EPOCH;
    private LocalDate periodEnd = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    private Run status = Run.PROCESSING;

    private int run;
    private String jobId = "";
    private int estimatedSeconds;
    private boolean valid;
    private @Nullable Instant invalidatedAt;
    private @Nullable String invalidationReason;

    /** Set while a run is due that nobody has asked for. */
    private @Nullable Instant outdatedSince;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable ReportFigures figures;

    private int fieldCount;
    private int populatedFieldCount;
    private @Nullable LocalDate priorStart;
    private @Nullable LocalDate priorEnd;

    /** Null where the values of the prior period were counted from its activities. */
    private @Nullable String priorSnapshotId;

    private @Nullable String definitionId;
    private @Nullable Long definitionVersion;
    private @Nullable Long position;
    private @Nullable String failureReason;
    private Instant createdAt = Instant.EPOCH;

    /** Of two snapshots of the same days, the one created at the later position represents them. */
    private long createdPosition;

    private @Nullable Instant aggregatedAt;
    private long version;

    @Transient
    private boolean deleted;

    void triggered(ReportSnapshotTriggered event, PastEvent recorded) {
        snapshotId = event.snapshotId();
        orgId = event.orgId();
        periodId = event.periodId();
        createdAt = recorded.at();
        createdPosition = recorded.position();
        start(event, recorded);
    }

    /** Values of other days than the snapshot has now are not shown until the new ones are there. */
    void rerun(ReportSnapshotRerunTriggered event, PastEvent recorded) {
        if (valid || event.reason() != null) {
            invalidationReason = Staleness.reason(event);
            invalidatedAt = recorded.at();
        }
        valid = false;
        outdatedSince = null;
        failureReason = null;
        if (!periodStart.equals(event.periodStart()) || !periodEnd.equals(event.periodEnd())) {
            figures = null;
        }
        start(event, recorded);
    }

    private void start(ReportSnapshotTrigger event, PastEvent recorded) {
        periodStart = event.periodStart();
        periodEnd = event.periodEnd();
        status = Run.PROCESSING;
        run = event.run();
        jobId = event.jobId();
        estimatedSeconds = event.estimatedSeconds();
        version = recorded.sequence();
    }

    /** @param stale why something has changed since the run was triggered; null if nothing has */
    void completed(ReportSnapshotCompleted event, PastEvent recorded, @Nullable String stale) {
        var counted = event.figures();
        var fields = counted.sections().stream()
                .flatMap(section -> section.fields().stream())
                .toList();
        status = Run.COMPLETED;
        valid = stale == null;
        invalidationReason = stale;
        invalidatedAt = stale == null ? null : recorded.at();
        outdatedSince = null;
        figures = counted;
        fieldCount = fields.size();
        populatedFieldCount =
                (int) fields.stream().filter(it -> it.value() != null).count();
        priorStart = counted.priorPeriod().start();
        priorEnd = counted.priorPeriod().end();
        priorSnapshotId = counted.priorPeriod().snapshotId();
        definitionId = counted.definitionId();
        definitionVersion = counted.definitionVersion();
        position = event.position();
        aggregatedAt = recorded.at();
        version = recorded.sequence();
    }

    void failed(ReportSnapshotFailed event, PastEvent recorded) {
        status = Run.FAILED;
        failureReason = event.reason();
        version = recorded.sequence();
    }

    void deleted() {
        deleted = true;
        valid = false;
    }

    /** Its figures are no longer those of its activities; the first reason stays. */
    public void invalidate(String reason, Instant at) {
        if (valid) {
            valid = false;
            invalidationReason = reason;
            invalidatedAt = at;
        }
    }

    /**
     * It is to be aggregated again without anybody asking for it, unless it is being aggregated.
     *
     * @param since from when on; an earlier time stays
     */
    void outdate(Instant since) {
        if (status != Run.PROCESSING && (outdatedSince == null || since.isBefore(outdatedSince))) {
            outdatedSince = since;
        }
    }

    /** Nobody waits for it to be up to date: another snapshot represents its days. */
    void supersede() {
        outdatedSince = null;
    }

    String snapshotId() {
        return snapshotId;
    }

    String periodId() {
        return periodId;
    }

    ReportedDays days() {
        return new ReportedDays(orgId, periodStart, periodEnd);
    }

    long createdPosition() {
        return createdPosition;
    }

    boolean valid() {
        return valid;
    }

    @Nullable
    String invalidationReason() {
        return invalidationReason;
    }

    /** Null until there are figures, as is the time of aggregation. */
    @Nullable
    PriorPeriod priorPeriod() {
        return figures == null ? null : figures.priorPeriod();
    }

    @Nullable
    Instant aggregatedAt() {
        return aggregatedAt;
    }

    /** Empty until there are figures. */
    List<ReportSection> sections() {
        return figures == null ? List.of() : figures.sections();
    }

    /** @param current whether it represents the organization, if its latest run has ended well */
    Optional<ReportSnapshotView> view(@Nullable String organizationName, boolean current) {
        if (snapshotId.isEmpty() || deleted) {
            return Optional.empty();
        }
        return Optional.of(new ReportSnapshotView(
                snapshotId,
                orgId,
                organizationName,
                periodId,
                periodStart,
                periodEnd,
                shown(current),
                valid,
                figures == null ? null : aggregatedAt,
                sections(),
                priorPeriod(),
                figures == null ? 0 : fieldCount,
                figures == null ? 0 : populatedFieldCount,
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

    private ReportSnapshotStatus shown(boolean current) {
        return switch (status) {
            case PROCESSING -> ReportSnapshotStatus.PROCESSING;
            case FAILED -> ReportSnapshotStatus.FAILED;
            case COMPLETED -> current ? ReportSnapshotStatus.CURRENT : ReportSnapshotStatus.HISTORICAL;
        };
    }
}
