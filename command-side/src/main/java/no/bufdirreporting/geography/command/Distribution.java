package no.bufdirreporting.geography.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.DeleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.FailDistribution;
import no.bufdirreporting.geography.DistributionCommand.GenerateDistribution;
import no.bufdirreporting.geography.DistributionCommand.RefreshDistribution;
import no.bufdirreporting.geography.DistributionCommand.ResumeDistribution;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionRun;
import no.bufdirreporting.geography.DistributionTrigger;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.ReportingPeriod;
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

/** The aggregate of one geographic distribution and its runs. */
@Aggregate(type = "Distribution", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Distribution extends RunState<DistributionTrigger> {

    private String periodId;
    private BreakdownType breakdownType;
    private LocalDate periodStart;
    private LocalDate periodEnd;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DistributionRun handle(GenerateDistribution command, OrganizationDirectory directory) {
        if (id == null) {
            directory.requireOrganization(command.orgId());
            apply(new DistributionTriggered(
                    command.distributionId(),
                    command.orgId(),
                    command.periodId(),
                    command.breakdownType(),
                    command.periodStart(),
                    command.periodEnd()));
        } else if (!isOf(command)) {
            throw Rejection.keyReused("distribution").asException();
        }
        return state();
    }

    /** The days match if a registered period equals 2024; the id matches if the days of a registered period have changed. */
    private boolean isOf(GenerateDistribution command) {
        boolean sameDays =
                command.periodStart().equals(periodStart) && command.periodEnd().equals(periodEnd);
        return command.orgId().equals(orgId)
                && command.breakdownType() == breakdownType
                && (sameDays || command.periodId().equals(periodId));
    }

    @CommandHandler
    DistributionRun handle(RefreshDistribution command) {
        Versions.check(command.precondition());
        if (!command.orgId().equals(orgId)
                || !ReportingPeriod.key(command.periodId()).equals(ReportingPeriod.key(periodId))) {
            throw Rejection.conflict(
                            "distribution-of-other-period",
                            "Distribution '%s' is of organization '%s' and period '%s'; generate another one for others."
                                    .formatted(id, orgId, periodId))
                    .asException();
        }
        if (command.needed()) {
            rerun(RunCause.REFRESH);
        }
        return state();
    }

    @CommandHandler
    DistributionRun handle(ResumeDistribution command) {
        if (isProcessing(command.run())) {
            rerun(RunCause.RESUME);
        }
        return state();
    }

    @CommandHandler
    DistributionRun handle(CompleteDistribution command) {
        end(command.result());
        return state();
    }

    @CommandHandler
    DistributionRun handle(FailDistribution command) {
        end(command.result());
        return state();
    }

    @CommandHandler
    DistributionRun handle(DeleteDistribution command) {
        Versions.check(command.precondition());
        apply(new DistributionDeleted(id, orgId));
        return state();
    }

    private void rerun(RunCause cause) {
        apply(new DistributionRerunTriggered(id, orgId, periodId, periodStart, periodEnd, run + 1, cause));
    }

    private DistributionRun state() {
        return new DistributionRun(
                id, orgId, periodId, breakdownType, processing, createdAt, AggregateLifecycle.getVersion());
    }

    @Override
    protected void triggered(DistributionTrigger event, Instant at) {
        if (event instanceof DistributionTriggered first) {
            periodId = first.periodId();
            breakdownType = first.breakdownType();
            periodStart = first.periodStart();
            periodEnd = first.periodEnd();
        }
    }
}
