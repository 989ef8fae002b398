package no.bufdirreporting.reportdata.query.snapshot;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** The figures of the latest completed run of a snapshot. */
@Embeddable
class SnapshotFigures {

    /** Null until a run has completed, and again when the days of the snapshot change. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable ReportFigures figures;

    private int fieldCount;
    private int populatedFieldCount;
    private @Nullable LocalDate priorStart;
    private @Nullable LocalDate priorEnd;

    /** Null if the values of the prior period were counted from its activities. */
    private @Nullable String priorSnapshotId;

    private @Nullable String definitionId;
    private @Nullable Long definitionVersion;
    private @Nullable Long position;
    private @Nullable Instant aggregatedAt;

    static SnapshotFigures of(ReportSnapshotCompleted event, Instant at) {
        var counted = new SnapshotFigures();
        var reported = event.figures();
        var fields = reported.sections().stream()
                .flatMap(section -> section.fields().stream())
                .toList();
        counted.figures = reported;
        counted.fieldCount = fields.size();
        counted.populatedFieldCount =
                (int) fields.stream().filter(it -> it.value() != null).count();
        counted.priorStart = reported.priorPeriod().start();
        counted.priorEnd = reported.priorPeriod().end();
        counted.priorSnapshotId = reported.priorPeriod().snapshotId();
        counted.definitionId = reported.definitionId();
        counted.definitionVersion = reported.definitionVersion();
        counted.position = event.position();
        counted.aggregatedAt = at;
        return counted;
    }

    /** Hides the figures: they are those of other days. */
    void discard() {
        figures = null;
    }

    /** Null if there are no figures; so is what describes them. */
    @Nullable
    ReportFigures figures() {
        return figures;
    }

    /** Empty if there are no figures. */
    List<ReportSection> sections() {
        return figures == null ? List.of() : figures.sections();
    }

    @Nullable
    PriorPeriod priorPeriod() {
        return figures == null ? null : figures.priorPeriod();
    }

    int fieldCount() {
        return fieldCount;
    }

    /** The number of fields that have a value. */
    int populatedFieldCount() {
        return populatedFieldCount;
    }

    @Nullable
    Long position() {
        return position;
    }

    @Nullable
    Instant aggregatedAt() {
        return aggregatedAt;
    }
}
