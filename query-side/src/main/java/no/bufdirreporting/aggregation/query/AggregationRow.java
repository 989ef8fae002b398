package no.bufdirreporting.aggregation.query;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationKind;
import no.bufdirreporting.aggregation.AggregationMetrics;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationDetails;
import no.bufdirreporting.aggregation.AggregationScope;
import no.bufdirreporting.aggregation.AggregationStatus;
import no.bufdirreporting.aggregation.AggregationView;
import org.jspecify.annotations.Nullable;

/**
 * One aggregation in the read model.
 *
 * @param scope what the figures have counted, or what the first run is counting
 */
record AggregationRow(
        String id,
        String orgId,
        AggregationScope scope,
        AggregationStatus status,
        @Nullable AggregationFigures figures,
        @Nullable Long rulesVersion,
        @Nullable Long position,
        @Nullable String failureReason,
        Instant createdAt,
        @Nullable Instant refreshedAt,
        long version) {

    AggregationView view() {
        return new AggregationView(
                id,
                scope.kind(),
                orgId,
                scope.reportingPeriodId(),
                scope.rangeStart(),
                scope.rangeEnd(),
                status,
                figures == null ? null : figures.participants(),
                figures == null ? null : figures.uniqueParticipants(),
                figures == null ? null : figures.hours(),
                figures == null ? null : figures.activities(),
                figures == null ? null : participantsByCategory(figures),
                failureReason,
                createdAt,
                refreshedAt,
                scope.kind() == AggregationKind.RANGE ? refreshedAt : null,
                rulesVersion,
                position,
                version);
    }

    AggregationDetails details() {
        return new AggregationDetails(view(), figures == null ? null : metrics(figures));
    }

    private AggregationMetrics metrics(AggregationFigures counted) {
        return new AggregationMetrics(
                orgId,
                scope.reportingPeriodId(),
                scope.rangeStart(),
                scope.rangeEnd(),
                counted.participants(),
                counted.uniqueParticipants(),
                counted.hours(),
                counted.activities(),
                counted.categories());
    }

    private static SortedMap<String, Long> participantsByCategory(AggregationFigures figures) {
        var participants = new TreeMap<String, Long>();
        figures.categories().forEach((category, its) -> participants.put(category, its.participants()));
        return participants;
    }
}
