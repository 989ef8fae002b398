package no.bufdirreporting.aggregation.command;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import no.bufdirreporting.aggregation.AggregationScope.Range;
import no.bufdirreporting.kernel.Rejection;

/** Refuses ranges that nothing could lie in. */
final class PossibleRange {

    /** What RFC 3339 can write in UTC; offsets lead beyond it. */
    private static final Instant FIRST =
            OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

    private static final Instant BEYOND =
            OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC).toInstant();

    private PossibleRange() {}

    static Range of(Instant start, Instant end) {
        refuse(start.isBefore(FIRST) || start.isAfter(BEYOND), "range.start", "must lie between the years 1 and 9999");
        refuse(end.isBefore(FIRST) || end.isAfter(BEYOND), "range.end", "must lie between the years 1 and 9999");
        var range = new Range(start, end);
        if (range.span().isEmpty()) {
            throw Rejection.impossible(
                            "range-ends-before-start", "range.end", "range.end must not be before range.start.")
                    .asException();
        }
        return range;
    }

    private static void refuse(boolean outside, String field, String message) {
        if (outside) {
            throw Rejection.impossible("range-outside-calendar", field, field + " " + message + ".")
                    .asException();
        }
    }
}
