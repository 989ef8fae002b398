package no.bufdirreporting.geography.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.DeleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.FailDistribution;
import no.bufdirreporting.geography.DistributionCommand.GenerateDistribution;
import no.bufdirreporting.geography.DistributionCommand.RefreshDistribution;
import no.bufdirreporting.geography.DistributionCommand.ResumeDistribution;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionFailed;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionRun;
import no.bufdirreporting.geography.DistributionRunCause;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.axon.AggregateLocks;
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

/** One geographic distribution and the course of its runs. */
@Aggregate(type = "Distribution", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Distribution {

    @AggregateIdentifier
    private String distributionId;

    private String orgId;
    private String periodId;
    private BreakdownType breakdownType;
    private LocalDate periodStart;
    private LocalDate periodEnd;
    private Instant createdAt;
    private int run;
    private boolean processing;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DistributionRun handle(GenerateDistribution command, OrganizationDirectory directory) {
        if (distributionId == null) {
            directory.requireOrganization(command.orgId());
            apply(new DistributionTriggered(
                    command.distributionId(),
                    command.orgId(),
                    command.periodId(),
                    command.breakdownType(),
                    command.periodStart(),
                    command.periodEnd()));
        } else if (!isOf(command)) {
            throw Rejection.impossible(
                            "idempotency-key-reused",
                            "Idempotency-Key",
                            "This key was used for another distribution; send a new key with a new request.")
                    .asException();
        }
        return state();
    }

    /** By days, since 2024 and rp-2024 are the same; by id too, since a registered period may have got other days. */
    private boolean isOf(GenerateDistribution command) {
        boolean sameDays =
                command.periodStart().equals(periodStart) && command.periodEnd().equals(periodEnd);
        return command.orgId().equals(orgId)
                && command.breakdownType() == breakdownType
                && (sameDays || command.periodId().equals(periodId));
    }

    @CommandHandler
    DistributionRun handle(RefreshDistribution command) {
        Versions.check(command.expectedVersion());
        if (!command.orgId().equals(orgId) || !command.periodId().equals(periodId)) {
            throw Rejection.conflict(
                            "distribution-of-other-period",
                            "Distribution '%s' is of organization '%s' and period '%s'; generate another one for others."
                                    .formatted(distributionId, orgId, periodId))
                    .asException();
        }
        if (command.wanted()) {
            rerun(DistributionRunCause.REFRESH);
        }
        return state();
    }

    @CommandHandler
    DistributionRun handle(ResumeDistribution command) {
        if (isProcessing(command.run())) {
            rerun(DistributionRunCause.RESUME);
        }
        return state();
    }

    @CommandHandler
    DistributionRun handle(CompleteDistribution command) {
        if (isProcessing(command.run())) {
            apply(new DistributionCompleted(
                    distributionId, orgId, run, command.figures(), command.registerVersion(), command.position()));
        }
        return state();
    }

    @CommandHandler
    DistributionRun handle(FailDistribution command) {
        if (isProcessing(command.run())) {
            apply(new DistributionFailed(distributionId, orgId, run, command.reason()));
        }
        return state();
    }

    @CommandHandler
    DistributionRun handle(DeleteDistribution command) {
        Versions.check(command.expectedVersion());
        apply(new DistributionDeleted(distributionId, orgId));
        return state();
    }

    private void rerun(DistributionRunCause cause) {
        apply(new DistributionRerunTriggered(distributionId, orgId, periodStart, periodEnd, run + 1, cause));
    }

    private boolean isProcessing(int expectedRun) {
        return processing && run == expectedRun;
    }

    private DistributionRun state() {
        return new DistributionRun(
                distributionId, orgId, periodId, breakdownType, processing, createdAt, AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(DistributionTriggered event, @Timestamp Instant at) {
        distributionId = event.distributionId();
        orgId = event.orgId();
        periodId = event.periodId();
        breakdownType = event.breakdownType();
        periodStart = event.periodStart();
        periodEnd = event.periodEnd();
        createdAt = at;
        run = 1;
        processing = true;
    }

    @EventSourcingHandler
    void on(DistributionRerunTriggered event) {
        run = event.run();
        processing = true;
    }

    @EventSourcingHandler
    void on(DistributionCompleted event) {
        processing = false;
    }

    @EventSourcingHandler
    void on(DistributionFailed event) {
        processing = false;
    }

    @EventSourcingHandler
    void on(DistributionDeleted event) {
        processing = false;
        markDeleted();
    }
}
