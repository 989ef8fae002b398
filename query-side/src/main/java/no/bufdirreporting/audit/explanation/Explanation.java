package no.bufdirreporting.audit.explanation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.activity.personal.PersonalFacts.ShownContact;
import no.bufdirreporting.audit.explanation.SpanActivities.CountStatus;
import no.bufdirreporting.audit.explanation.SpanActivities.SpanActivity;
import no.bufdirreporting.platform.http.convention.Entries;
import no.bufdirreporting.run.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * The activities that the figures of a run consist of.
 *
 * @param position of the run's trigger: the run counted the events before it
 * @param from start of the run's span
 * @param before end of the run's span, exclusive
 * @param rules the version that the run counted by
 * @param figures what the run reported
 * @param totals the same figures, counted again from the activities shown here
 * @param addsUp whether {@code figures} and {@code totals} are equal
 * @param activities the number of the span's activities by status: counted, or why not
 * @param data a page of these activities, in the order of their time
 * @param nextAfter the cursor of the next page; null if this is the last one
 */
record Explanation(
        String id,
        int run,
        long position,
        Instant completedAt,
        Instant from,
        Instant before,
        RunExplainer.Rules rules,
        RunFigures figures,
        RunFigures totals,
        boolean addsUp,
        Map<String, Long> activities,
        List<Entry> data,
        @Nullable String nextAfter)
        implements Entries<Explanation.Entry> {

    /** Shows contacts as clients know them. */
    Explanation with(PersonalFacts personal) {
        var contacts =
                personal.shown(data.stream().map(it -> it.facts().contactId()).toList());
        return new Explanation(
                id,
                run,
                position,
                completedAt,
                from,
                before,
                rules,
                figures,
                totals,
                addsUp,
                activities,
                data.stream().map(it -> it.with(contacts)).toList(),
                nextAfter);
    }

    /**
     * An activity as it was at the run's position. If it was not in the span then, as it was when it last was.
     *
     * @param reason why it was not counted; null if it was
     * @param position of the event that led to this version of the activity
     */
    record Entry(
            String activityId,
            boolean counted,
            @Nullable CountStatus reason,
            @JsonUnwrapped VersionFacts facts,
            long position,
            String eventId) {

        private Entry with(Map<String, ShownContact> contacts) {
            return new Entry(activityId, counted, reason, facts.of(contacts), position, eventId);
        }

        static Entry of(SpanActivity found, Function<ActivityFacts, @Nullable String> part) {
            var it = found.activity();
            boolean counted = found.status() == CountStatus.COUNTED;
            return new Entry(
                    it.activityId(),
                    counted,
                    counted ? null : found.status(),
                    VersionFacts.of(it.facts(), counted ? part : facts -> null),
                    it.fromPosition(),
                    it.eventId());
        }
    }
}
