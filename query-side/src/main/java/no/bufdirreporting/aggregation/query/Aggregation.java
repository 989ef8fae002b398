package no.bufdirreporting.aggregation.query;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.TreeMap;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationKind;
import no.bufdirreporting.aggregation.AggregationMetrics;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationDetails;
import no.bufdirreporting.aggregation.AggregationScope;
import no.bufdirreporting.aggregation.AggregationScope.Period;
import no.bufdirreporting.aggregation.AggregationScope.Range;
import no.bufdirreporting.aggregation.AggregationStatus;
import no.bufdirreporting.aggregation.AggregationTrigger;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.aggregation.ShownCategory;
import no.bufdirreporting.platform.query.jpa.Fold;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** An aggregation and its figures, folded from its events. */
@Entity
@Table(name = "aggregation")
public class Aggregation implements Fold {

    @Id
    private String aggregationId = "";

    private String orgId = "";

    @Enumerated(EnumType.STRING)
    private AggregationKind kind = AggregationKind.PERIOD;

    /** The scope of the latest run: the days of a period, or a range. */
    private @Nullable String reportingPeriodId;

    private @Nullable LocalDate periodStart;
    private @Nullable LocalDate periodEnd;
    private @Nullable Instant rangeStart;
    private @Nullable Instant rangeEnd;

    /** The range that the figures counted. A later run has not replaced it until it completes. */
    private @Nullable Instant countedStart;

    private @Nullable Instant countedEnd;

    @Enumerated(EnumType.STRING)
    private AggregationStatus status = AggregationStatus.PROCESSING;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable AggregationFigures figures;

    /** What lists are sorted by; 0 without figures. */
    @Formula("coalesce(cast(figures ->> 'participants' as bigint), 0)")
    private long participantCount;

    private @Nullable Long rulesVersion;
    private @Nullable Long position;
    private @Nullable String failureReason;
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant refreshedAt;
    private long version;

    @Transient
    private boolean deleted;

    @Override
    public void apply(PastEvent event) {
        switch (event.payload()) {
            case AggregationTrigger it -> trigger(it, event);
            case AggregationCompleted it -> complete(it, event.at());
            case AggregationFailed it -> {
                status = AggregationStatus.FAILED;
                failureReason = it.reason();
            }
            case AggregationDeleted it -> deleted = true;
            default -> {}
        }
        version = event.sequence();
    }

    private void trigger(AggregationTrigger event, PastEvent recorded) {
        if (aggregationId.isEmpty()) {
            aggregationId = event.aggregationId();
            orgId = event.orgId();
            createdAt = recorded.at();
        }
        var scope = event.scope();
        kind = scope.kind();
        reportingPeriodId = scope.reportingPeriodId();
        periodStart = scope.periodStart();
        periodEnd = scope.periodEnd();
        rangeStart = scope.rangeStart();
        rangeEnd = scope.rangeEnd();
        status = AggregationStatus.PROCESSING;
        failureReason = null;
    }

    private void complete(AggregationCompleted event, Instant at) {
        status = AggregationStatus.COMPLETED;
        figures = event.figures();
        rulesVersion = event.ruleVersion();
        position = event.position();
        countedStart = rangeStart;
        countedEnd = rangeEnd;
        refreshedAt = at;
    }

    @Override
    public boolean isPresent() {
        return !aggregationId.isEmpty() && !deleted;
    }

    String orgId() {
        return orgId;
    }

    /** Whether the figures were counted by these rules, and after the given position. */
    boolean isCountedBy(long rules, long lastChange) {
        return status == AggregationStatus.COMPLETED
                && Objects.equals(rulesVersion, rules)
                && position != null
                && position > lastChange;
    }

    /** The scope that the figures counted; that of the first run if there are none. */
    AggregationScope scope() {
        boolean counted = figures != null;
        return switch (kind) {
            case PERIOD -> new Period(required(reportingPeriodId), required(periodStart), required(periodEnd));
            case RANGE ->
                new Range(required(counted ? countedStart : rangeStart), required(counted ? countedEnd : rangeEnd));
        };
    }

    private static <T> T required(@Nullable T ofKind) {
        return Objects.requireNonNull(ofKind);
    }

    public AggregationView view() {
        var scope = scope();
        return new AggregationView(
                aggregationId,
                kind,
                orgId,
                reportingPeriodId,
                scope.rangeStart(),
                scope.rangeEnd(),
                status,
                figures == null ? null : figures.participants(),
                figures == null ? null : figures.uniqueParticipants(),
                figures == null ? null : figures.hours(),
                figures == null ? null : figures.activities(),
                figures == null ? null : new TreeMap<String, @Nullable Long>(figures.participantsByCategory()),
                failureReason,
                createdAt,
                refreshedAt,
                kind == AggregationKind.RANGE ? refreshedAt : null,
                rulesVersion,
                position,
                version,
                null);
    }

    public AggregationDetails details() {
        return new AggregationDetails(view(), figures == null ? null : metrics(figures));
    }

    private AggregationMetrics metrics(AggregationFigures counted) {
        var scope = scope();
        return new AggregationMetrics(
                orgId,
                reportingPeriodId,
                scope.rangeStart(),
                scope.rangeEnd(),
                counted.participants(),
                counted.uniqueParticipants(),
                counted.hours(),
                counted.activities(),
                ShownCategory.of(counted.categories()),
                null);
    }
}
