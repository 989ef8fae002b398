package no.bufdirreporting.aggregation.query;

import no.bufdirreporting.aggregation.AggregationCommand.ResumeAggregation;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationTrigger;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.query.RulesNotProjectedException;
import no.bufdirreporting.run.query.RunCalculator;
import org.springframework.stereotype.Component;

/** Counts the runs of aggregations. */
@Component
record AggregationRunCalculator(AggregationCalculator calculator, CategoryRulesProjection categories)
        implements RunCalculator<AggregationTrigger> {

    @Override
    public RunKind kind() {
        return RunKind.AGGREGATION;
    }

    @Override
    public AggregationCompleted count(AggregationTrigger trigger, long position) {
        var rules = categories
                .find(trigger.rulesVersion())
                .orElseThrow(() -> new RulesNotProjectedException("category rules", trigger.rulesVersion()));
        var figures = calculator.count(trigger.orgId(), trigger.span(), rules);
        return new AggregationCompleted(
                trigger.aggregationId(), trigger.orgId(), trigger.run(), figures, rules.version(), position);
    }

    @Override
    public ResumeAggregation resume(String id, int run) {
        return new ResumeAggregation(id, run);
    }
}
