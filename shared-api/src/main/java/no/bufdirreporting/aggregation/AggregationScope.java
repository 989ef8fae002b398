package no.bufdirreporting.aggregation;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.kernel.TimeSpan;
import org.jspecify.annotations.Nullable;

/** The period or range that an aggregation counts. Components of the other kind are null. */
public sealed interface AggregationScope {

    AggregationKind kind();

    /** The time span of the activities that count. */
    TimeSpan span();

    default @Nullable String reportingPeriodId() {
        return null;
    }

    default @Nullable LocalDate periodStart() {
        return null;
    }

    default @Nullable LocalDate periodEnd() {
        return null;
    }

    default @Nullable Instant rangeStart() {
        return null;
    }

    default @Nullable Instant rangeEnd() {
        return null;
    }

    /** The days of a reporting period, both inclusive. */
    record Period(String reportingPeriodId, LocalDate periodStart, LocalDate periodEnd) implements AggregationScope {

        @Override
        public AggregationKind kind() {
            return AggregationKind.PERIOD;
        }

        @Override
        public TimeSpan span() {
            return TimeSpan.ofDays(periodStart, periodEnd);
        }
    }

    /** The time between two instants, both inclusive; an end without fraction covers its whole second. */
    record Range(Instant rangeStart, Instant rangeEnd) implements AggregationScope {

        @Override
        public AggregationKind kind() {
            return AggregationKind.RANGE;
        }

        @Override
        public TimeSpan span() {
            return TimeSpan.ofInstants(rangeStart, rangeEnd);
        }
    }
}
