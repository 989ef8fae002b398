package no.bufdirreporting.audit.explanation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.asof.PastEvents.Place;
import no.bufdirreporting.audit.explanation.RunDifferences.ActivityDifference;
import no.bufdirreporting.audit.explanation.RunDifferences.Cause;
import no.bufdirreporting.audit.explanation.RunDifferences.Change;
import no.bufdirreporting.audit.explanation.RunDifferences.Kind;
import no.bufdirreporting.audit.explanation.RunDifferences.Side;
import no.bufdirreporting.audit.explanation.VersionDifferences.Pair;
import no.bufdirreporting.audit.verification.recount.JsonDifference;
import no.bufdirreporting.audit.version.ActivityVersion;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.run.RunCompleted;
import no.bufdirreporting.run.RunFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds what two runs reported differently, and the events that caused it.
 *
 * @param responses the mapper of HTTP responses, so that figures have the names that clients know
 */
@Component
record Differences(PastEvents events, VersionDifferences versions, ObjectMapper json, JsonMapper responses) {

    <C extends RunCompleted> RunDifferences between(
            RunExplainer<C> explainer,
            CountedRun<C> earlier,
            CountedRun<C> later,
            @Nullable String after,
            @Nullable Integer requestedLimit) {
        int limit = ListCursor.limit(requestedLimit);
        var found = versions.page(
                earlier,
                explainer.activityTypes(earlier),
                later,
                explainer.activityTypes(later),
                after == null ? "" : after,
                limit + 1);
        boolean more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new RunDifferences(
                side(explainer, earlier),
                side(explainer, later),
                changes(explainer.figuresByName(earlier), explainer.figuresByName(later)),
                versions.at(explainer.ruleChanges(earlier, later)),
                scopeChanges(earlier, later),
                activities(explainer, earlier, later, shown),
                more ? shown.getLast().activityId() : null);
    }

    private static <C extends RunCompleted> Side side(RunExplainer<C> explainer, CountedRun<C> run) {
        return new Side(
                run.id(),
                run.number(),
                run.position(),
                run.completedAt(),
                run.span().from(),
                run.span().before(),
                explainer.rules(run),
                explainer.figures(run));
    }

    private List<Change> changes(RunFigures before, RunFigures after) {
        try {
            return JsonDifference.between(
                            json.readTree(responses.writeValueAsString(before)),
                            json.readTree(responses.writeValueAsString(after)),
                            json)
                    .stream()
                    .map(it -> new Change(it.field(), it.expected(), it.actual()))
                    .toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The events that changed the days of the period, then the later run's trigger. */
    private List<Cause> scopeChanges(CountedRun<?> earlier, CountedRun<?> later) {
        if (earlier.span().equals(later.span())) {
            return List.of();
        }
        var positions = new ArrayList<Long>();
        String periodId = later.trigger().periodId();
        if (periodId != null) {
            events
                    .places(
                            OrganizationCommand.Kind.REPORTING_PERIOD.aggregateId(ReportingPeriod.key(periodId)),
                            earlier.position(),
                            later.position())
                    .stream()
                    .map(Place::position)
                    .forEach(positions::add);
        }
        positions.add(later.position());
        return versions.at(positions);
    }

    private <C extends RunCompleted> List<ActivityDifference> activities(
            RunExplainer<C> explainer, CountedRun<C> earlier, CountedRun<C> later, List<Pair> pairs) {
        var causes =
                versions.causes(pairs.stream().map(Pair::activityId).toList(), earlier.position(), later.position());
        var partOfEarlier = explainer.partOf(earlier);
        var partOfLater = explainer.partOf(later);
        return pairs.stream()
                .map(it -> new ActivityDifference(
                        it.activityId(),
                        it.earlier() == null ? Kind.ADDED : it.later() == null ? Kind.REMOVED : Kind.CHANGED,
                        facts(it.earlier(), partOfEarlier),
                        facts(it.later(), partOfLater),
                        causes.getOrDefault(it.activityId(), List.of())))
                .toList();
    }

    private static @Nullable VersionFacts facts(
            @Nullable ActivityVersion it, Function<ActivityFacts, @Nullable String> part) {
        return it == null ? null : VersionFacts.of(it.facts(), part);
    }
}
