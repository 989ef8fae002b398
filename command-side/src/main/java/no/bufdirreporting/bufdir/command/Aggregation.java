package no.bufdirreporting.bufdir.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.bufdir.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.bufdir.AggregationCommand.DeleteAggregation;
import no.bufdirreporting.bufdir.AggregationCommand.FailAggregation;
import no.bufdirreporting.bufdir.AggregationCommand.RefreshAggregation;
import no.bufdirreporting.bufdir.AggregationCommand.ResumeAggregation;
import no.bufdirreporting.bufdir.AggregationCommand.TriggerAggregation;
import no.bufdirreporting.bufdir.AggregationCompleted;
import no.bufdirreporting.bufdir.AggregationDeleted;
import no.bufdirreporting.bufdir.AggregationFailed;
import no.bufdirreporting.bufdir.AggregationRerunTriggered;
import no.bufdirreporting.bufdir.AggregationRun;
import no.bufdirreporting.bufdir.AggregationTriggered;
import no.bufdirreporting.bufdir.RunCause;
import no.bufdirreporting.platform.RejectedException;
import no.bufdirreporting.platform.Rejection;
import no.bufdirreporting.platform.command.Versions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/** One aggregation (the business run, not Axon's aggregate, which it also is) and the course of its runs. */
@Aggregate(type = "Aggregation")
@NullUnmarked
class Aggregation {

    @AggregateIdentifier
    private String aggregationId;

    private String orgId;
    private String reportingPeriodId;
    private LocalDate periodStart;
    private LocalDate periodEnd;
    private Instant createdAt;
    private int run;
    private boolean processing;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    AggregationRun handle(TriggerAggregation command) {
        if (aggregationId == null) {
            apply(new AggregationTriggered(
                    command.aggregationId(),
                    command.orgId(),
                    command.reportingPeriodId(),
                    command.periodStart(),
                    command.periodEnd()));
        } else if (!isOf(command)) {
            throw keyReused();
        }
        return state();
    }

    /** By days, since 2024 and rp-2024 are the same; by id too, since a registered period may have got other days. */
    private boolean isOf(TriggerAggregation command) {
        boolean sameDays =
                command.periodStart().equals(periodStart) && command.periodEnd().equals(periodEnd);
        return command.orgId().equals(orgId)
                && (sameDays || command.reportingPeriodId().equals(reportingPeriodId));
    }

    /** Ids of different requests meet only where they derive from the same idempotency key. */
    static RejectedException keyReused() {
        return Rejection.impossible(
                        "idempotency-key-reused",
                        "Idempotency-Key",
                        "This key was used for another aggregation; send a new key with a new request.")
                .asException();
    }

    @CommandHandler
    AggregationRun handle(RefreshAggregation command) {
        Versions.check(command.expectedVersion());
        if (!command.orgId().equals(orgId) || !command.reportingPeriodId().equals(reportingPeriodId)) {
            throw Rejection.conflict(
                            "aggregation-of-other-period",
                            "Aggregation '%s' is of organization '%s' and period '%s'; start another one for others."
                                    .formatted(aggregationId, orgId, reportingPeriodId))
                    .asException();
        }
        if (command.wanted() && !processing) {
            rerun(RunCause.REFRESH);
        }
        return state();
    }

    @CommandHandler
    AggregationRun handle(ResumeAggregation command) {
        if (isProcessing(command.run())) {
            rerun(RunCause.RESUME);
        }
        return state();
    }

    @CommandHandler
    AggregationRun handle(CompleteAggregation command) {
        if (isProcessing(command.run())) {
            apply(new AggregationCompleted(
                    aggregationId, orgId, run, command.figures(), command.ruleVersion(), command.position()));
        }
        return state();
    }

    @CommandHandler
    AggregationRun handle(FailAggregation command) {
        if (isProcessing(command.run())) {
            apply(new AggregationFailed(aggregationId, orgId, run, command.reason()));
        }
        return state();
    }

    @CommandHandler
    AggregationRun handle(DeleteAggregation command) {
        Versions.check(command.expectedVersion());
        apply(new AggregationDeleted(aggregationId, orgId));
        return state();
    }

    private void rerun(RunCause cause) {
        apply(new AggregationRerunTriggered(aggregationId, orgId, periodStart, periodEnd, run + 1, cause));
    }

    private boolean isProcessing(int expectedRun) {
        return processing && run == expectedRun;
    }

    private AggregationRun state() {
        return new AggregationRun(
                aggregationId, orgId, reportingPeriodId, processing, createdAt, AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(AggregationTriggered event, @Timestamp Instant at) {
        createdAt = at;
        aggregationId = event.aggregationId();
        orgId = event.orgId();
        reportingPeriodId = event.reportingPeriodId();
        periodStart = event.periodStart();
        periodEnd = event.periodEnd();
        run = 1;
        processing = true;
    }

    @EventSourcingHandler
    void on(AggregationRerunTriggered event) {
        run = event.run();
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
