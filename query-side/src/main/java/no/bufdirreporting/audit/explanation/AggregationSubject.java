package no.bufdirreporting.audit.explanation;

import java.util.List;
import java.util.function.Function;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.query.AggregationCalculator;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.asof.PastReferences;
import no.bufdirreporting.audit.version.ActivityVersion;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.organization.OrganizationCommand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Aggregations: all activities of the span, by category. */
@Component
class AggregationSubject implements Subject {

    private final ActivityVersions activities;
    private final PastReferences references;
    private final PastEvents events;

    AggregationSubject(ActivityVersions activities, PastReferences references, PastEvents events) {
        this.activities = activities;
        this.references = references;
        this.events = events;
    }

    @Override
    public String completed() {
        return AggregationCompleted.class.getSimpleName();
    }

    private static AggregationCompleted end(CountedRun run) {
        return (AggregationCompleted) run.completed();
    }

    @Override
    public Rules rules(CountedRun run) {
        return new Rules("category_rules", null, end(run).ruleVersion());
    }

    @Override
    public List<String> activityTypes(CountedRun run) {
        return List.of();
    }

    @Override
    public Object figures(CountedRun run) {
        return end(run).figures();
    }

    @Override
    public Object totals(CountedRun run) {
        return new AggregationCalculator(activities.at(run.position()))
                .count(run.orgId(), run.span(), references.categories(end(run).ruleVersion()));
    }

    @Override
    public Function<ActivityVersion, @Nullable String> partOf(CountedRun run) {
        var rules = references.categories(end(run).ruleVersion());
        return it -> rules.categoryOf(it.activityType(), it.category());
    }

    /** Those that made the one version the other: rules that are stored while a run counts may be what it goes by. */
    @Override
    public List<Long> ruleChanges(CountedRun earlier, CountedRun later) {
        return events.placesOfSequences(
                OrganizationCommand.CATEGORY_RULES,
                end(earlier).ruleVersion(),
                end(later).ruleVersion());
    }
}
