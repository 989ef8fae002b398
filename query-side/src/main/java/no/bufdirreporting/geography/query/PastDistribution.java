package no.bufdirreporting.geography.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionFailed;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionStatus;
import no.bufdirreporting.geography.DistributionSummary;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.geography.DistributionView;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.jspecify.annotations.Nullable;

/** A distribution as its first events made it: what {@link DistributionProjection} showed when there were no others. */
public final class PastDistribution {

    private @Nullable DistributionTriggered asked;
    private Instant createdAt = Instant.EPOCH;
    private DistributionStatus status = DistributionStatus.PROCESSING;
    private @Nullable DistributionCompleted completed;
    private @Nullable Instant generatedAt;
    private @Nullable String failureReason;
    private long version;

    private PastDistribution() {}

    /** @param events the first events of the distribution, in their order; empty too if they end with its deletion */
    public static Optional<DistributionView> of(List<PastEvent> events) {
        var past = new PastDistribution();
        events.forEach(past::apply);
        return past.view();
    }

    private void apply(PastEvent event) {
        version = event.sequence();
        switch (event.payload()) {
            case DistributionTriggered it -> {
                asked = it;
                createdAt = event.at();
            }
            case DistributionRerunTriggered it -> {
                status = DistributionStatus.PROCESSING;
                failureReason = null;
            }
            case DistributionCompleted it -> {
                status = DistributionStatus.COMPLETED;
                completed = it;
                generatedAt = event.at();
            }
            case DistributionFailed it -> {
                status = DistributionStatus.FAILED;
                failureReason = it.reason();
            }
            case DistributionDeleted it -> asked = null;
            default -> {}
        }
    }

    private Optional<DistributionView> view() {
        if (asked == null) {
            return Optional.empty();
        }
        @Nullable DistributionFigures figures = completed == null ? null : completed.figures();
        return Optional.of(DistributionView.of(
                new DistributionSummary(
                        asked.distributionId(),
                        asked.orgId(),
                        asked.periodId(),
                        asked.breakdownType(),
                        status,
                        figures == null ? null : figures.numberOfRegions(),
                        figures == null ? null : figures.topRegion(),
                        generatedAt,
                        failureReason,
                        createdAt,
                        completed == null ? null : completed.position(),
                        version),
                figures));
    }
}
