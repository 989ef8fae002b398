package no.bufdirreporting.audit.explanation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.activity.personal.PersonalFacts.ShownContact;
import no.bufdirreporting.platform.http.convention.Entries;
import no.bufdirreporting.run.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * What two runs reported differently, and the events that caused it.
 *
 * @param changes the figures that differ
 * @param ruleChanges the events that changed the category rules, chapters or report definitions
 * @param scopeChanges the events that changed the days or the range
 * @param data a page of the activities that only one of the runs counted, or that changed in between, in the order of ids
 * @param nextAfter the cursor of the next page; null if this is the last one
 */
record RunDifferences(
        Side earlier,
        Side later,
        List<Change> changes,
        List<Cause> ruleChanges,
        List<Cause> scopeChanges,
        List<ActivityDifference> data,
        @Nullable String nextAfter)
        implements Entries<RunDifferences.ActivityDifference> {

    /** Shows contacts as clients know them. */
    RunDifferences with(PersonalFacts personal) {
        var contacts = personal.shown(data.stream()
                .flatMap(it -> Stream.of(it.before(), it.after()))
                .filter(Objects::nonNull)
                .map(VersionFacts::contactId)
                .toList());
        return new RunDifferences(
                earlier,
                later,
                changes,
                ruleChanges,
                scopeChanges,
                data.stream().map(it -> it.with(contacts)).toList(),
                nextAfter);
    }

    /** One of the two runs. */
    record Side(
            String id,
            int run,
            long position,
            Instant completedAt,
            Instant from,
            Instant before,
            RunExplainer.Rules rules,
            RunFigures figures) {}

    /** @param field the path of a figure */
    record Change(
            String field, @Nullable Object before, @Nullable Object after) {}

    /** An event that caused a difference. */
    record Cause(
            long position,
            String eventId,
            String type,
            String aggregateId,
            @Nullable String actor,
            Instant recordedAt) {}

    /** Whether the later run only, the earlier run only or both runs counted an activity. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * An activity that the runs counted differently.
     *
     * @param before as the earlier run counted it; null if it did not count it
     * @param after as the later run counted it; null if it did not count it
     * @param events that changed it between the runs; empty if only the counted days or types changed
     */
    record ActivityDifference(
            String activityId,
            Kind change,
            @Nullable VersionFacts before,
            @Nullable VersionFacts after,
            List<Cause> events) {

        private ActivityDifference with(Map<String, ShownContact> contacts) {
            return new ActivityDifference(
                    activityId,
                    change,
                    before == null ? null : before.of(contacts),
                    after == null ? null : after.of(contacts),
                    events);
        }
    }
}
