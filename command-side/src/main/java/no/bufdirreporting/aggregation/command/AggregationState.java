package no.bufdirreporting.aggregation.command;

import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import java.time.Instant;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.aggregation.AggregationScope;
import no.bufdirreporting.aggregation.AggregationScope.Period;
import no.bufdirreporting.aggregation.AggregationScope.Range;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.RangeCountTriggered;
import no.bufdirreporting.aggregation.RangeRecountTriggered;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.NullUnmarked;

/** What an aggregation remembers of its events. */
@NullUnmarked
abstract class AggregationState {

    @AggregateIdentifier
    String aggregationId;

    String orgId;
    /** What the first run was asked for; a range may be another one by now. */
    AggregationScope requested;

    AggregationScope scope;
    Instant createdAt;
    int run;
    boolean processing;

    boolean isProcessing(int expectedRun) {
        return processing && run == expectedRun;
    }

    AggregationRun state() {
        return AggregationRun.of(aggregationId, orgId, scope, processing, createdAt, AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(AggregationTriggered event, @Timestamp Instant at) {
        var period = new Period(event.reportingPeriodId(), event.periodStart(), event.periodEnd());
        created(event.aggregationId(), event.orgId(), period, at);
    }

    @EventSourcingHandler
    void on(RangeCountTriggered event, @Timestamp Instant at) {
        created(event.aggregationId(), event.orgId(), new Range(event.rangeStart(), event.rangeEnd()), at);
    }

    private void created(String id, String organization, AggregationScope first, Instant at) {
        aggregationId = id;
        orgId = organization;
        requested = first;
        createdAt = at;
        started(1, first);
    }

    @EventSourcingHandler
    void on(AggregationRerunTriggered event) {
        started(event.run(), new Period(((Period) scope).reportingPeriodId(), event.periodStart(), event.periodEnd()));
    }

    @EventSourcingHandler
    void on(RangeRecountTriggered event) {
        started(event.run(), new Range(event.rangeStart(), event.rangeEnd()));
    }

    private void started(int ordinal, AggregationScope next) {
        run = ordinal;
        scope = next;
        processing = true;
    }

    @EventSourcingHandler
    void on(AggregationCompleted event) {
        processing = false;
    }

    @EventSourcingHandler
    void on(AggregationFailed event) {
        processing = false;
    }

    @EventSourcingHandler
    void on(AggregationDeleted event) {
        processing = false;
        markDeleted();
    }
}
