package no.bufdirreporting.audit.explanation;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.audit.explanation.Explanation.Entry;
import no.bufdirreporting.audit.explanation.SpanActivities.CountStatus;
import no.bufdirreporting.audit.explanation.SpanActivities.Selection;
import no.bufdirreporting.audit.version.ActivityVersion;
import no.bufdirreporting.run.RunCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the activities that the figures of a run consist of. */
@Component
class Explanations {

    private final SpanActivities activities;

    Explanations(SpanActivities activities) {
        this.activities = activities;
    }

    /** Repeatable read: the counts and the page agree, even on activities that are recorded after the run. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public <C extends RunCompleted> Explanation explain(
            RunExplainer<C> explainer,
            String id,
            @Nullable Integer number,
            Selection selection,
            @Nullable String after,
            @Nullable Integer requestedLimit) {
        var cursor = ListCursor.parse(after);
        int limit = ListCursor.limit(requestedLimit);
        var run = explainer.runs(id).find(number, "run");
        var figures = explainer.figures(run);
        var totals = explainer.recount(run);
        var types = explainer.activityTypes(run);
        var found = activities.page(run, types, selection, cursor, limit + 1);
        boolean more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        var part = explainer.partOf(run);
        return new Explanation(
                id,
                run.number(),
                run.position(),
                run.completedAt(),
                run.span().from(),
                run.span().before(),
                explainer.rules(run),
                figures,
                totals,
                figures.equals(totals),
                lowerCase(activities.countByStatus(run, types)),
                shown.stream().map(it -> Entry.of(it, part)).toList(),
                more ? cursor(shown.getLast().activity()) : null);
    }

    private static String cursor(ActivityVersion last) {
        return new ListCursor(last.facts().submittedAt(), last.activityId()).text();
    }

    private static Map<String, Long> lowerCase(Map<CountStatus, Long> countByStatus) {
        var counts = new TreeMap<String, Long>();
        countByStatus.forEach((status, number) -> counts.put(status.name().toLowerCase(Locale.ROOT), number));
        return counts;
    }
}
