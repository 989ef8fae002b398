package no.bufdirreporting.audit.asof;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.query.PastAggregation;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.kernel.OrganizationEvent;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import org.jspecify.annotations.Nullable;

/**
 * A run that ended with figures.
 *
 * @param number among the runs of the same thing, from 1
 * @param position up to which it counted: that of the event that triggered it
 * @param completed the event with the figures
 * @param span in which it counted activities
 */
public record CountedRun(
        String id, String orgId, int number, long position, Instant completedAt, Object completed, TimeSpan span) {

    static CountedRun of(String id, PastEvent end, PastEvent trigger) {
        return new CountedRun(
                id,
                ((OrganizationEvent) end.payload()).orgId(),
                number(end.payload()),
                trigger.position(),
                end.at(),
                end.payload(),
                span(trigger.payload()));
    }

    static int number(Object completed) {
        return switch (completed) {
            case AggregationCompleted it -> it.run();
            case DistributionCompleted it -> it.run();
            case ReportSnapshotCompleted it -> it.run();
            default -> throw new IllegalArgumentException("Not the end of a run: " + completed);
        };
    }

    static long position(Object completed) {
        return switch (completed) {
            case AggregationCompleted it -> it.position();
            case DistributionCompleted it -> it.position();
            case ReportSnapshotCompleted it -> it.position();
            default -> throw new IllegalArgumentException("Not the end of a run: " + completed);
        };
    }

    /** The id of the period whose days the runs of a thing count, from its first event; null if it counts a range. */
    public static @Nullable String periodId(Object first) {
        return switch (first) {
            case AggregationTriggered it -> it.reportingPeriodId();
            case DistributionTriggered it -> it.periodId();
            case ReportSnapshotTriggered it -> it.periodId();
            default -> null;
        };
    }

    /** In which a run counts that was triggered by an event. */
    public static TimeSpan span(Object trigger) {
        return switch (trigger) {
            case DistributionTriggered it -> days(it.periodStart(), it.periodEnd());
            case DistributionRerunTriggered it -> days(it.periodStart(), it.periodEnd());
            case ReportSnapshotTriggered it -> days(it.periodStart(), it.periodEnd());
            case ReportSnapshotRerunTriggered it -> days(it.periodStart(), it.periodEnd());
            default -> {
                var scope = PastAggregation.scope(trigger);
                if (scope == null) {
                    throw new IllegalArgumentException("Nothing is counted by " + trigger);
                }
                yield scope.span();
            }
        };
    }

    public static TimeSpan days(LocalDate start, LocalDate end) {
        return TimeSpan.ofDays(start, end);
    }
}
