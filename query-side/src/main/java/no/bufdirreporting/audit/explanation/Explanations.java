package no.bufdirreporting.audit.explanation;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.explanation.Explanation.Entry;
import no.bufdirreporting.audit.explanation.PeriodActivities.Selection;
import no.bufdirreporting.audit.explanation.PeriodActivities.Standing;
import no.bufdirreporting.audit.version.ActivityVersion;
import no.bufdirreporting.run.RunCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Says of runs what their figures are made of. */
@Component
class Explanations {

    private final PastEvents events;
    private final PeriodActivities activities;

    Explanations(PastEvents events, PeriodActivities activities) {
        this.events = events;
        this.activities = activities;
    }

    /** The numbers and the page are of the same moment, which matters for what came after the run. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public <C extends RunCompleted> Explanation explain(
            Subject<C> subject,
            String id,
            @Nullable Integer number,
            Selection selection,
            @Nullable String after,
            @Nullable Integer wantedLimit) {
        var cursor = ListCursor.parse(after);
        int limit = ListCursor.limit(wantedLimit);
        var run = subject.runs(events, id).find(number, "run");
        var figures = subject.figures(run);
        var totals = subject.totals(run);
        var types = subject.activityTypes(run);
        var found = activities.page(run, types, selection, cursor, limit + 1);
        boolean more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        var part = subject.partOf(run);
        return new Explanation(
                id,
                run.number(),
                run.position(),
                run.completedAt(),
                run.span().from(),
                run.span().before(),
                subject.rules(run),
                figures,
                totals,
                figures.equals(totals),
                spelled(activities.numbers(run, types)),
                shown.stream().map(it -> Entry.of(it, part)).toList(),
                more ? cursor(shown.getLast().activity()) : null);
    }

    private static String cursor(ActivityVersion last) {
        return new ListCursor(last.submittedAt(), last.activityId()).text();
    }

    private static Map<String, Long> spelled(Map<Standing, Long> numbers) {
        var spelled = new TreeMap<String, Long>();
        numbers.forEach((standing, number) -> spelled.put(standing.name().toLowerCase(Locale.ROOT), number));
        return spelled;
    }
}
