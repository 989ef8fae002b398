package no.bufdirreporting.audit.explanation;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.query.AggregationCalculator;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.CountedRuns;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.asof.PastReferences;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.run.RunKind;
import org.jspecify.annotations.Nullable;

/** Explains aggregations: all activities of the span count, by category. */
record AggregationExplainer(ActivityVersions activities, PastReferences references, PastEvents events)
        implements RunExplainer<AggregationCompleted> {

    @Override
    public CountedRuns<AggregationCompleted> runs(String id) {
        return CountedRuns.of(events, RunKind.AGGREGATION, AggregationCompleted.class, id);
    }

    @Override
    public Rules rules(CountedRun<AggregationCompleted> run) {
        return new Rules("category_rules", null, run.completed().ruleVersion());
    }

    @Override
    public AggregationFigures recount(CountedRun<AggregationCompleted> run) {
        return new AggregationCalculator(activities.at(run.position()))
                .count(
                        run.orgId(),
                        run.span(),
                        references.categories(run.completed().ruleVersion()));
    }

    @Override
    public Function<ActivityFacts, @Nullable String> partOf(CountedRun<AggregationCompleted> run) {
        var rules = references.categories(run.completed().ruleVersion());
        return facts -> rules.categoryOf(facts.activityType(), Objects.requireNonNullElse(facts.category(), ""));
    }

    @Override
    public List<Long> ruleChanges(CountedRun<AggregationCompleted> earlier, CountedRun<AggregationCompleted> later) {
        return events.placesOfSequences(
                OrganizationCommand.CATEGORY_RULES,
                earlier.completed().ruleVersion(),
                later.completed().ruleVersion());
    }
}
