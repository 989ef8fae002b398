package no.bufdirreporting.geography.query;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionFailed;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionStatus;
import no.bufdirreporting.geography.DistributionSummary;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.geography.DistributionView;
import no.bufdirreporting.platform.query.jpa.Fold;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A distribution and its figures, folded from its events. */
@Entity
@Table(name = "distribution")
public class Distribution implements Fold {

    @Id
    private String distributionId = "";

    private String orgId = "";
    private String periodId = "";

    @Enumerated(EnumType.STRING)
    private BreakdownType breakdownType = BreakdownType.REGION;

    private LocalDate periodStart = LocalDate.EPOCH;
    private LocalDate periodEnd = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    private DistributionStatus status = DistributionStatus.PROCESSING;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable DistributionFigures figures;

    /** The version of the chapters that the figures were counted by. */
    private @Nullable Long registerVersion;

    private @Nullable Long position;
    private @Nullable String failureReason;
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant generatedAt;
    private long version;

    @Transient
    private boolean deleted;

    @Override
    public void apply(PastEvent event) {
        switch (event.payload()) {
            case DistributionTriggered it -> {
                distributionId = it.distributionId();
                orgId = it.orgId();
                periodId = it.periodId();
                breakdownType = it.breakdownType();
                periodStart = it.periodStart();
                periodEnd = it.periodEnd();
                createdAt = event.at();
            }
            case DistributionRerunTriggered it -> {
                status = DistributionStatus.PROCESSING;
                failureReason = null;
            }
            case DistributionCompleted it -> {
                status = DistributionStatus.COMPLETED;
                figures = it.figures();
                registerVersion = it.registerVersion();
                position = it.position();
                generatedAt = event.at();
            }
            case DistributionFailed it -> {
                status = DistributionStatus.FAILED;
                failureReason = it.reason();
            }
            case DistributionDeleted it -> deleted = true;
            default -> {}
        }
        version = event.sequence();
    }

    @Override
    public boolean isPresent() {
        return !distributionId.isEmpty() && !deleted;
    }

    String orgId() {
        return orgId;
    }

    LocalDate periodStart() {
        return periodStart;
    }

    LocalDate periodEnd() {
        return periodEnd;
    }

    /** Whether the figures were counted by this version of the chapters and after the given position. */
    boolean isCountedBy(long register, long lastChange) {
        return status == DistributionStatus.COMPLETED
                && Objects.equals(registerVersion, register)
                && position != null
                && position > lastChange;
    }

    DistributionSummary summary() {
        return new DistributionSummary(
                distributionId,
                orgId,
                periodId,
                breakdownType,
                status,
                figures == null ? null : figures.numberOfRegions(),
                figures == null ? null : figures.topRegion(),
                generatedAt,
                failureReason,
                createdAt,
                position,
                version);
    }

    public DistributionView view() {
        return DistributionView.of(summary(), figures);
    }
}
