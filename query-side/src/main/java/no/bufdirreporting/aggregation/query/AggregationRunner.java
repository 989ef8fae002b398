package no.bufdirreporting.aggregation.query;

import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.FailAggregation;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.RangeCountTriggered;
import no.bufdirreporting.aggregation.RangeRecountTriggered;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.run.query.SequencedRuns;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Counts when a run of an aggregation is triggered, exactly the activities stored before. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
@DisallowReplay
class AggregationRunner {

    private final AggregationCalculator calculator;
    private final CategoryRulesProjection categories;
    private final SequencedRuns runs;

    AggregationRunner(AggregationCalculator calculator, CategoryRulesProjection categories, SequencedRuns runs) {
        this.calculator = calculator;
        this.categories = categories;
        this.runs = runs;
    }

    @EventHandler
    void on(AggregationTriggered event, TrackingToken token) {
        count(event.aggregationId(), event.orgId(), 1, TimeSpan.ofDays(event.periodStart(), event.periodEnd()), token);
    }

    @EventHandler
    void on(AggregationRerunTriggered event, TrackingToken token) {
        count(
                event.aggregationId(),
                event.orgId(),
                event.run(),
                TimeSpan.ofDays(event.periodStart(), event.periodEnd()),
                token);
    }

    @EventHandler
    void on(RangeCountTriggered event, TrackingToken token) {
        count(
                event.aggregationId(),
                event.orgId(),
                1,
                TimeSpan.ofInstants(event.rangeStart(), event.rangeEnd()),
                token);
    }

    @EventHandler
    void on(RangeRecountTriggered event, TrackingToken token) {
        count(
                event.aggregationId(),
                event.orgId(),
                event.run(),
                TimeSpan.ofInstants(event.rangeStart(), event.rangeEnd()),
                token);
    }

    private void count(String id, String orgId, int run, TimeSpan span, TrackingToken token) {
        long position = token.position().orElseThrow();
        runs.run(
                "Run %d of aggregation %s".formatted(run, id),
                () -> {
                    var rules = categories.latest();
                    return new CompleteAggregation(
                            id, run, calculator.count(orgId, span, rules), rules.version(), position);
                },
                reason -> new FailAggregation(id, run, reason));
    }
}
