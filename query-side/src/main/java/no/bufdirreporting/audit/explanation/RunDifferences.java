package no.bufdirreporting.audit.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.run.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * What two runs reported differently, and why.
 *
 * @param changes the figures that differ
 * @param ruleChanges the events by which rules, chapters or definitions came to be others
 * @param scopeChanges the events by which other days or another range were counted
 * @param data a page of the activities that were counted by one of them only, or otherwise, in the order of their ids
 * @param nextAfter where the next page begins; null if this is the last one
 */
record RunDifferences(
        Side earlier,
        Side later,
        List<Change> changes,
        List<Cause> ruleChanges,
        List<Cause> scopeChanges,
        List<ActivityDifference> data,
        @Nullable String nextAfter) {

    /** One of the two runs. */
    record Side(
            String id,
            int run,
            long position,
            Instant completedAt,
            Instant from,
            Instant before,
            Subject.Rules rules,
            RunFigures figures) {}

    /** @param field the path of a figure */
    record Change(
            String field, @Nullable Object before, @Nullable Object after) {}

    /** An event that a difference comes from. */
    record Cause(
            long position,
            String eventId,
            String type,
            String aggregateId,
            @Nullable String actor,
            Instant recordedAt) {}

    /** What became of an activity between two runs, as far as they counted it. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * An activity that makes a difference.
     *
     * @param before as the earlier run counted it; null if it did not
     * @param after as the later run counted it; null if it did not
     * @param events by which it changed between the two, empty if it did not: then other days or types are counted
     */
    record ActivityDifference(
            String activityId,
            Kind change,
            @Nullable Facts before,
            @Nullable Facts after,
            List<Cause> events) {}

    /** What was counted of an activity, and as a part of which figures. */
    record Facts(
            @Nullable String countedAs,
            Instant submittedAt,
            String contactId,
            String chapterId,
            String activityType,
            @Nullable String category,
            ActivityStatus status,
            int participantCount,
            BigDecimal hours) {}
}
