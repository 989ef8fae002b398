package no.bufdirreporting.submission.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Objects;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.command.CategoryRulesDirectory;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.command.Versions;
import no.bufdirreporting.run.command.RunState;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionCommand.FailSubmission;
import no.bufdirreporting.submission.SubmissionCommand.RequestSubmission;
import no.bufdirreporting.submission.SubmissionCommand.ResumeSubmission;
import no.bufdirreporting.submission.SubmissionCommand.WithdrawSubmission;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionResumed;
import no.bufdirreporting.submission.SubmissionRun;
import no.bufdirreporting.submission.SubmissionTrigger;
import no.bufdirreporting.submission.SubmissionWithdrawn;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/** The aggregate of one submission of a period. Once its run has counted the figures, they never change. */
@Aggregate(type = "Submission", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Submission extends RunState<SubmissionTrigger> {

    private SubmissionTrigger request;
    private String supersedes;
    private SubmissionWithdrawn withdrawal;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    SubmissionRun handle(RequestSubmission command, OrganizationDirectory directory, CategoryRulesDirectory rules) {
        if (id == null) {
            directory.requireOrganization(command.orgId());
            requireValidPeriod(command);
            apply(new SubmissionRequested(
                    command.submissionId(),
                    command.orgId(),
                    command.periodId(),
                    command.periodStart(),
                    command.periodEnd(),
                    command.submittedBy(),
                    rules.version(),
                    command.supersedes()));
        } else if (!isOf(command)) {
            throw Rejection.keyReused("submission").asException();
        } else if (withdrawal != null) {
            throw Rejection.gone("submission-withdrawn", "Submission '%s' was withdrawn.".formatted(id))
                    .asException();
        } else if (failed) {
            rerun(rules);
        }
        return state();
    }

    private static void requireValidPeriod(RequestSubmission command) {
        if (command.periodEnd().isBefore(command.periodStart())) {
            throw Rejection.impossible(
                            "period-ends-before-start", "period_end", "period_end must not be before period_start.")
                    .asException();
        }
    }

    /** The days match if a registered period equals 2024; the id matches if the days of a registered period have changed. */
    private boolean isOf(RequestSubmission command) {
        boolean sameDays = command.periodStart().equals(request.periodStart())
                && command.periodEnd().equals(request.periodEnd());
        boolean sameId = command.periodId() != null && command.periodId().equals(request.periodId());
        return command.orgId().equals(orgId)
                && command.submittedBy().equals(request.submittedBy())
                && Objects.equals(command.supersedes(), supersedes)
                && (sameDays || sameId);
    }

    @CommandHandler
    SubmissionRun handle(WithdrawSubmission command) {
        if (withdrawal != null && command.key() != null && command.key().equals(withdrawal.key())) {
            requireRepeat(command);
            return state();
        }
        Versions.check(command.precondition());
        if (processing || failed || withdrawal != null) {
            throw Rejection.conflict(
                            "submission-not-live",
                            "Submission '%s' cannot be withdrawn: it %s."
                                    .formatted(
                                            id,
                                            withdrawal != null
                                                    ? "was withdrawn already"
                                                    : failed ? "failed" : "is being counted"))
                    .asException();
        }
        apply(new SubmissionWithdrawn(id, orgId, command.reason(), command.withdrawnBy(), command.key()));
        return state();
    }

    private void requireRepeat(WithdrawSubmission command) {
        if (!command.reason().equals(withdrawal.reason())
                || !command.withdrawnBy().equals(withdrawal.withdrawnBy())) {
            throw Rejection.keyReused("withdrawal").asException();
        }
    }

    @CommandHandler
    SubmissionRun handle(ResumeSubmission command, CategoryRulesDirectory rules) {
        if (isProcessing(command.run())) {
            rerun(rules);
        }
        return state();
    }

    @CommandHandler
    SubmissionRun handle(CompleteSubmission command) {
        end(command.result());
        return state();
    }

    @CommandHandler
    SubmissionRun handle(FailSubmission command) {
        end(command.result());
        return state();
    }

    private void rerun(CategoryRulesDirectory rules) {
        apply(new SubmissionResumed(
                id,
                orgId,
                request.periodId(),
                request.periodStart(),
                request.periodEnd(),
                request.submittedBy(),
                run + 1,
                rules.version()));
    }

    private SubmissionRun state() {
        return new SubmissionRun(
                id,
                orgId,
                request.periodId(),
                request.periodStart(),
                request.periodEnd(),
                request.submittedBy(),
                supersedes,
                processing,
                createdAt,
                AggregateLifecycle.getVersion());
    }

    @Override
    protected void triggered(SubmissionTrigger event, Instant at) {
        request = event;
        if (event instanceof SubmissionRequested first) {
            supersedes = first.supersedes();
        }
    }

    @EventSourcingHandler
    void on(SubmissionWithdrawn event) {
        withdrawal = event;
    }
}
