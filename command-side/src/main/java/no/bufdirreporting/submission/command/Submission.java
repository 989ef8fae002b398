package no.bufdirreporting.submission.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionCommand.FailSubmission;
import no.bufdirreporting.submission.SubmissionCommand.RequestSubmission;
import no.bufdirreporting.submission.SubmissionCommand.ResumeSubmission;
import no.bufdirreporting.submission.SubmissionFailed;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionResumed;
import no.bufdirreporting.submission.SubmissionRun;
import no.bufdirreporting.submission.SubmissionStatus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/** One submission of a period: requested, then submitted with the figures counted meanwhile, once and for all. */
@Aggregate(type = "Submission", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Submission {

    @AggregateIdentifier
    private String submissionId;

    private SubmissionRequested request;
    private Instant requestedAt;
    private SubmissionStatus status;
    private int run;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    SubmissionRun handle(RequestSubmission command, OrganizationDirectory directory) {
        if (submissionId == null) {
            directory.requireOrganization(command.orgId());
            refuseImpossible(command);
            apply(new SubmissionRequested(
                    command.submissionId(),
                    command.orgId(),
                    command.periodId(),
                    command.periodStart(),
                    command.periodEnd(),
                    command.submittedBy()));
        } else if (!isOf(command)) {
            throw Rejection.impossible(
                            "idempotency-key-reused",
                            "Idempotency-Key",
                            "This key was used for another submission; send a new key with a new request.")
                    .asException();
        } else if (status == SubmissionStatus.FAILED) {
            rerun();
        }
        return state();
    }

    private static void refuseImpossible(RequestSubmission command) {
        if (command.periodEnd().isBefore(command.periodStart())) {
            throw Rejection.impossible(
                            "period-ends-before-start", "period_end", "period_end must not be before period_start.")
                    .asException();
        }
    }

    /** By days, since 2024 and rp-2024 are the same; by id too, since a registered period may have got other days. */
    private boolean isOf(RequestSubmission command) {
        boolean sameDays = command.periodStart().equals(request.periodStart())
                && command.periodEnd().equals(request.periodEnd());
        boolean sameId = command.periodId() != null && command.periodId().equals(request.periodId());
        return command.orgId().equals(request.orgId())
                && command.submittedBy().equals(request.submittedBy())
                && (sameDays || sameId);
    }

    @CommandHandler
    SubmissionRun handle(ResumeSubmission command) {
        if (isProcessing(command.run())) {
            rerun();
        }
        return state();
    }

    @CommandHandler
    SubmissionRun handle(CompleteSubmission command) {
        if (isProcessing(command.run())) {
            apply(new PeriodSubmitted(
                    submissionId,
                    request.orgId(),
                    request.periodId(),
                    request.periodStart(),
                    request.periodEnd(),
                    request.submittedBy(),
                    run,
                    command.figures(),
                    command.ruleVersion(),
                    command.position()));
        }
        return state();
    }

    @CommandHandler
    SubmissionRun handle(FailSubmission command) {
        if (isProcessing(command.run())) {
            apply(new SubmissionFailed(submissionId, request.orgId(), run, command.reason()));
        }
        return state();
    }

    private void rerun() {
        apply(new SubmissionResumed(
                submissionId, request.orgId(), request.periodStart(), request.periodEnd(), run + 1));
    }

    private boolean isProcessing(int expectedRun) {
        return status == SubmissionStatus.PROCESSING && run == expectedRun;
    }

    private SubmissionRun state() {
        return new SubmissionRun(
                submissionId,
                request.orgId(),
                request.periodId(),
                request.periodStart(),
                request.periodEnd(),
                request.submittedBy(),
                status == SubmissionStatus.PROCESSING,
                requestedAt,
                AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(SubmissionRequested event, @Timestamp Instant at) {
        submissionId = event.submissionId();
        request = event;
        requestedAt = at;
        run = 1;
        status = SubmissionStatus.PROCESSING;
    }

    @EventSourcingHandler
    void on(SubmissionResumed event) {
        run = event.run();
        status = SubmissionStatus.PROCESSING;
    }

    @EventSourcingHandler
    void on(PeriodSubmitted event) {
        status = SubmissionStatus.SUBMITTED;
    }

    @EventSourcingHandler
    void on(SubmissionFailed event) {
        status = SubmissionStatus.FAILED;
    }
}
