package no.bufdirreporting.audit.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.audit.explanation.PeriodActivities.Found;
import no.bufdirreporting.audit.explanation.PeriodActivities.Standing;
import no.bufdirreporting.audit.version.ActivityVersion;
import no.bufdirreporting.run.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a run are made of.
 *
 * @param position up to which it counted: that of the event that triggered it
 * @param from where the span begins in which activities count
 * @param before where it ends, exclusive
 * @param rules by what it counted
 * @param figures what the run reported
 * @param totals the same, counted again from the activities shown here
 * @param addsUp whether both are the same
 * @param activities how many of the span's activities were counted, and how many were not for which reason
 * @param data a page of these activities, in the order of their time
 * @param nextAfter where the next page begins; null if this is the last one
 */
record Explanation(
        String id,
        int run,
        long position,
        Instant completedAt,
        Instant from,
        Instant before,
        Subject.Rules rules,
        RunFigures figures,
        RunFigures totals,
        boolean addsUp,
        Map<String, Long> activities,
        List<Entry> data,
        @Nullable String nextAfter) {

    /**
     * An activity as it was when the run counted; if it was not of the span then, as it was there last.
     *
     * @param reason why it was not counted; null if it was
     * @param countedAs the category or region in whose figures it is; null if it was not counted, or for none
     * @param position of the event that made it so
     */
    record Entry(
            String activityId,
            boolean counted,
            @Nullable Standing reason,
            @Nullable String countedAs,
            Instant submittedAt,
            String contactId,
            String chapterId,
            String activityType,
            @Nullable String category,
            ActivityStatus status,
            int participantCount,
            BigDecimal hours,
            long position,
            String eventId) {

        static Entry of(Found found, Function<ActivityVersion, @Nullable String> part) {
            var it = found.activity();
            boolean counted = found.standing() == Standing.COUNTED;
            return new Entry(
                    it.activityId(),
                    counted,
                    counted ? null : found.standing(),
                    counted ? part.apply(it) : null,
                    it.submittedAt(),
                    it.contactId(),
                    it.chapterId(),
                    it.activityType(),
                    it.category().isEmpty() ? null : it.category(),
                    it.status(),
                    it.participantCount(),
                    it.hours(),
                    it.fromPosition(),
                    it.eventId());
        }
    }
}
