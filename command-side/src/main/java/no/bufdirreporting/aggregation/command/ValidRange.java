package no.bufdirreporting.aggregation.command;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import no.bufdirreporting.aggregation.AggregationScope.Range;
import no.bufdirreporting.kernel.Rejection;

/** Creates ranges; rejects those outside the years 1 to 9999, and those that end before their start. */
final class ValidRange {

    /** The first instant that RFC 3339 can write in UTC; with an offset, it can write earlier ones. */
    private static final Instant FIRST =
            OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

    private static final Instant LAST =
            OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC).toInstant();

    private ValidRange() {}

    static Range of(Instant start, Instant end) {
        rejectIf(start.isBefore(FIRST) || start.isAfter(LAST), "range.start", "must lie between the years 1 and 9999");
        rejectIf(end.isBefore(FIRST) || end.isAfter(LAST), "range.end", "must lie between the years 1 and 9999");
        var range = new Range(start, end);
        if (range.span().isEmpty()) {
            throw Rejection.impossible(
                            "range-ends-before-start", "range.end", "range.end must not be before range.start.")
                    .asException();
        }
        return range;
    }

    private static void rejectIf(boolean outside, String field, String message) {
        if (outside) {
            throw Rejection.impossible("range-outside-calendar", field, field + " " + message + ".")
                    .asException();
        }
    }
}
