package no.bufdirreporting.submission.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.IdempotencyKey;
import no.bufdirreporting.platform.http.convention.Preference;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.run.command.RunResultWaiter;
import no.bufdirreporting.submission.SubmissionCommand.RequestSubmission;
import no.bufdirreporting.submission.SubmissionCommand.WithdrawSubmission;
import no.bufdirreporting.submission.SubmissionQuery.FindOriginalSubmission;
import no.bufdirreporting.submission.SubmissionQuery.FindSubmission;
import no.bufdirreporting.submission.SubmissionRun;
import no.bufdirreporting.submission.SubmissionStatus;
import no.bufdirreporting.submission.SubmissionView;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints that submit a period and withdraw what was submitted. */
@RestController
@RequestMapping(path = "/api/v1/bufdir-aggregations/submitted-periods", produces = MediaType.APPLICATION_JSON_VALUE)
class SubmissionController {

    private static final String ID_PREFIX = "sub-period-";
    private static final int RETRY_SECONDS = 5;

    private final SubmissionStarter starter;
    private final CommandGateway commands;
    private final OrganizationDirectory directory;
    private final RunResultWaiter results;

    SubmissionController(
            SubmissionStarter starter,
            CommandGateway commands,
            OrganizationDirectory directory,
            RunResultWaiter results) {
        this.starter = starter;
        this.commands = commands;
        this.directory = directory;
        this.results = results;
    }

    @PostMapping
    ResponseEntity<SubmissionView> submit(@StrictBody NewSubmission body, IdempotencyKey key, Preference preference) {
        String id = Ids.of(ID_PREFIX, orgOf(body), key.value());
        SubmissionRun run = starter.submit(request(id, body));
        var view = view(run, key.value() == null ? new FindSubmission(id) : new FindOriginalSubmission(id), preference);
        if (view.status() == SubmissionStatus.FAILED) {
            throw ProblemException.unavailable("Nothing was submitted. " + view.failureReason(), RETRY_SECONDS);
        }
        return RunResultWaiter.answer(HttpStatus.CREATED, view, preference)
                .location(URI.create("/api/v1/bufdir-aggregations/submitted-periods/" + id))
                .eTag(EntityTags.of(view.version(), view.unversioned()))
                .body(view);
    }

    private static String orgOf(NewSubmission body) {
        return switch (body) {
            case OfPeriod it -> it.orgId();
            case OfDays it -> it.orgId();
        };
    }

    private RequestSubmission request(String id, NewSubmission body) {
        return switch (body) {
            case OfPeriod it -> {
                var period = directory.requirePeriod(it.periodId(), "period_id");
                yield new RequestSubmission(
                        id,
                        it.orgId(),
                        period.id(),
                        period.start(),
                        period.end(),
                        it.submittedBy(),
                        orNull(it.supersedes()));
            }
            case OfDays it ->
                new RequestSubmission(
                        id,
                        it.orgId(),
                        null,
                        it.periodStart(),
                        it.periodEnd(),
                        it.submittedBy(),
                        orNull(it.supersedes()));
        };
    }

    private static @Nullable String orNull(@Nullable Optional<String> given) {
        return given == null ? null : given.orElse(null);
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<SubmissionView> withdraw(
            @PathVariable String id,
            @StrictBody Withdrawal body,
            IdempotencyKey key,
            Precondition precondition,
            Preference preference) {
        SubmissionRun run = commands.sendAndWait(
                new WithdrawSubmission(id, body.reason(), body.withdrawnBy(), key.value(), precondition));
        var view = view(run, new FindSubmission(id), preference);
        return RunResultWaiter.answer(HttpStatus.OK, view, preference)
                .eTag(EntityTags.of(view.version(), view.unversioned()))
                .body(view);
    }

    private SubmissionView view(SubmissionRun run, Object query, Preference preference) {
        return results.result(
                run.submissionId(),
                run.processing(),
                SubmissionView.processing(run),
                query,
                SubmissionView.class,
                preference);
    }

    record Withdrawal(
            @NotBlank @Size(max = 1000) String reason,
            @NotBlank @Size(max = 200) String withdrawnBy) {}

    /** The body that submits a period, given by its id or by its days. */
    sealed interface NewSubmission {}

    record OfPeriod(
            @Code String orgId,
            @Code String periodId,
            @NotBlank @Size(max = 200) String submittedBy,
            @Nullable Optional<@Code String> supersedes)
            implements NewSubmission {}

    /** @param periodEnd inclusive */
    record OfDays(
            @Code String orgId,
            LocalDate periodStart,
            LocalDate periodEnd,
            @NotBlank @Size(max = 200) String submittedBy,
            @Nullable Optional<@Code String> supersedes)
            implements NewSubmission {}
}
