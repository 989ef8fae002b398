package no.bufdirreporting.bufdir.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import no.bufdirreporting.bufdir.AggregationFigures;
import no.bufdirreporting.bufdir.AggregationKind;
import no.bufdirreporting.bufdir.AggregationMetrics;
import no.bufdirreporting.bufdir.AggregationQuery.AggregationDetails;
import no.bufdirreporting.bufdir.AggregationStatus;
import no.bufdirreporting.bufdir.AggregationView;
import org.jspecify.annotations.Nullable;

/** One aggregation in the read model. */
record AggregationRow(
        String id,
        AggregationKind kind,
        String orgId,
        String reportingPeriodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        AggregationStatus status,
        int run,
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
                kind,
                orgId,
                reportingPeriodId,
                status,
                figures == null ? null : figures.participants(),
                figures == null ? null : figures.uniqueParticipants(),
                figures == null ? null : figures.hours(),
                figures == null ? null : figures.activities(),
                figures == null ? null : participantsByCategory(figures),
                failureReason,
                createdAt,
                refreshedAt,
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
                reportingPeriodId,
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
