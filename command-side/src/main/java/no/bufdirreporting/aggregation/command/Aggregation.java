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

/** One aggregation (the business run, not Axon's aggregate, which it also is) and its runs. */
@Aggregate(type = "Aggregation", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Aggregation extends RunState<AggregationTrigger> {

    /** What the first run counts. A later run may count another range. */
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
            throw keyReused("aggregation");
        }
        return state();
    }

    /** By days, since 2024 and rp-2024 are the same; by id too, since a registered period may have got other days. */
    private boolean isOf(TriggerAggregation command) {
        boolean sameDays = command.periodStart().equals(scope.periodStart())
                && command.periodEnd().equals(scope.periodEnd());
        return command.orgId().equals(orgId)
                && (sameDays || command.reportingPeriodId().equals(scope.reportingPeriodId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    AggregationRun handle(CountRange command, OrganizationDirectory directory, CategoryRulesDirectory rules) {
        var range = PossibleRange.of(command.rangeStart(), command.rangeEnd());
        if (id == null) {
            directory.requireOrganization(command.orgId());
            apply(new RangeCountTriggered(
                    command.aggregationId(), command.orgId(), range.rangeStart(), range.rangeEnd(), rules.version()));
        } else if (!command.orgId().equals(orgId) || !range.equals(requested)) {
            throw keyReused("aggregation");
        }
        return state();
    }

    @CommandHandler
    AggregationRun handle(RefreshAggregation command, CategoryRulesDirectory rules) {
        refuseUnlessOf(AggregationKind.PERIOD, "reporting_period_id");
        Versions.check(command.expectedVersion());
        var present = (Period) scope;
        var wanted = new Period(present.reportingPeriodId(), command.periodStart(), command.periodEnd());
        // Two spellings of the same days are the same period, and so is one whose registered days have changed.
        boolean samePeriod =
                wanted.equals(present) || command.reportingPeriodId().equals(present.reportingPeriodId());
        if (!command.orgId().equals(orgId) || !samePeriod) {
            throw Rejection.conflict(
                            "aggregation-of-other-period",
                            "Aggregation '%s' is of organization '%s' and period '%s'; start another one for others."
                                    .formatted(id, orgId, scope.reportingPeriodId()))
                    .asException();
        }
        if (command.wanted() || !wanted.equals(present)) {
            rerun(wanted, RunCause.REFRESH, rules.version());
        }
        return state();
    }

    @CommandHandler
    AggregationRun handle(RecountRange command, CategoryRulesDirectory rules) {
        refuseUnlessOf(AggregationKind.RANGE, "range");
        Versions.check(command.expectedVersion());
        rerun(PossibleRange.of(command.rangeStart(), command.rangeEnd()), RunCause.REFRESH, rules.version());
        return state();
    }

    private void refuseUnlessOf(AggregationKind kind, String field) {
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
        Versions.check(command.expectedVersion());
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
