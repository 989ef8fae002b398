package no.bufdirreporting.aggregation.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.CountRange;
import no.bufdirreporting.aggregation.AggregationCommand.DeleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.FailAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.RecountRange;
import no.bufdirreporting.aggregation.AggregationCommand.RefreshAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.ResumeAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.TriggerAggregation;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationKind;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.aggregation.AggregationScope;
import no.bufdirreporting.aggregation.AggregationScope.Period;
import no.bufdirreporting.aggregation.AggregationScope.Range;
import no.bufdirreporting.aggregation.AggregationTrigger;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.RangeCountTriggered;
import no.bufdirreporting.aggregation.RangeRecountTriggered;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.command.CategoryRulesDirectory;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.command.Versions;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.command.RunState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/** The aggregate of one aggregation: the figures of a period or range, and their runs. */
@Aggregate(type = "Aggregation", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Aggregation extends RunState<AggregationTrigger> {

    /** The period or range that the first run counts. A later run may count another range. */
    private AggregationScope requested;

    private AggregationScope scope;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    AggregationRun handle(TriggerAggregation command, CategoryRulesDirectory rules) {
        if (id == null) {
            apply(new AggregationTriggered(
                    command.aggregationId(),
                    command.orgId(),
                    command.reportingPeriodId(),
                    command.periodStart(),
                    command.periodEnd(),
                    rules.version()));
        } else if (!isOf(command)) {
            throw Rejection.keyReused("aggregation").asException();
        }
        return state();
    }

    /** The days match if a registered period equals 2024; the id matches if the days of a registered period have changed. */
    private boolean isOf(TriggerAggregation command) {
        boolean sameDays = command.periodStart().equals(scope.periodStart())
                && command.periodEnd().equals(scope.periodEnd());
        return command.orgId().equals(orgId)
                && (sameDays || command.reportingPeriodId().equals(scope.reportingPeriodId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    AggregationRun handle(CountRange command, OrganizationDirectory directory, CategoryRulesDirectory rules) {
        var range = ValidRange.of(command.rangeStart(), command.rangeEnd());
        if (id == null) {
            directory.requireOrganization(command.orgId());
            apply(new RangeCountTriggered(
                    command.aggregationId(), command.orgId(), range.rangeStart(), range.rangeEnd(), rules.version()));
        } else if (!command.orgId().equals(orgId) || !range.equals(requested)) {
            throw Rejection.keyReused("aggregation").asException();
        }
        return state();
    }

    @CommandHandler
    AggregationRun handle(RefreshAggregation command, CategoryRulesDirectory rules) {
        requireKind(AggregationKind.PERIOD, "reporting_period_id");
        Versions.check(command.precondition());
        var current = (Period) scope;
        var next = new Period(current.reportingPeriodId(), command.periodStart(), command.periodEnd());
        // The same days under another id are the same period, and so is the same id with changed days.
        boolean samePeriod = next.equals(current) || command.reportingPeriodId().equals(current.reportingPeriodId());
        if (!command.orgId().equals(orgId) || !samePeriod) {
            throw Rejection.conflict(
                            "aggregation-of-other-period",
                            "Aggregation '%s' is of organization '%s' and period '%s'; start another one for others."
                                    .formatted(id, orgId, scope.reportingPeriodId()))
                    .asException();
        }
        if (command.needed() || !next.equals(current)) {
            rerun(next, RunCause.REFRESH, rules.version());
        }
        return state();
    }

    @CommandHandler
    AggregationRun handle(RecountRange command, CategoryRulesDirectory rules) {
        requireKind(AggregationKind.RANGE, "range");
        Versions.check(command.precondition());
        rerun(ValidRange.of(command.rangeStart(), command.rangeEnd()), RunCause.REFRESH, rules.version());
        return state();
    }

    private void requireKind(AggregationKind kind, String field) {
        if (scope.kind() != kind) {
            throw Rejection.invalid(field, "%s is for aggregations of another kind than '%s'.".formatted(field, id))
                    .asException();
        }
    }

    @CommandHandler
    AggregationRun handle(ResumeAggregation command, CategoryRulesDirectory rules) {
        if (isProcessing(command.run())) {
            rerun(scope, RunCause.RESUME, rules.version());
        }
        return state();
    }

    @CommandHandler
    AggregationRun handle(CompleteAggregation command) {
        end(command.result());
        return state();
    }

    @CommandHandler
    AggregationRun handle(FailAggregation command) {
        end(command.result());
        return state();
    }

    @CommandHandler
    AggregationRun handle(DeleteAggregation command) {
        Versions.check(command.precondition());
        apply(new AggregationDeleted(id, orgId));
        return state();
    }

    private void rerun(AggregationScope next, RunCause cause, long rulesVersion) {
        apply(
                switch (next) {
                    case Period it ->
                        new AggregationRerunTriggered(
                                id,
                                orgId,
                                it.reportingPeriodId(),
                                it.periodStart(),
                                it.periodEnd(),
                                run + 1,
                                cause,
                                rulesVersion);
                    case Range it ->
                        new RangeRecountTriggered(
                                id, orgId, it.rangeStart(), it.rangeEnd(), run + 1, cause, rulesVersion);
                });
    }

    private AggregationRun state() {
        return AggregationRun.of(id, orgId, scope, processing, createdAt, AggregateLifecycle.getVersion());
    }

    @Override
    protected void triggered(AggregationTrigger event, Instant at) {
        scope = event.scope();
        if (requested == null) {
            requested = scope;
        }
    }
}
