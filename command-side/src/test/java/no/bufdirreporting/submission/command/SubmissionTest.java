package no.bufdirreporting.submission.command;

import static no.bufdirreporting.platform.command.Refusals.refused;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.command.RegisteredData;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionCommand.FailSubmission;
import no.bufdirreporting.submission.SubmissionCommand.RequestSubmission;
import no.bufdirreporting.submission.SubmissionCommand.ResumeSubmission;
import no.bufdirreporting.submission.SubmissionCommand.WithdrawSubmission;
import no.bufdirreporting.submission.SubmissionFailed;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionResumed;
import no.bufdirreporting.submission.SubmissionRun;
import no.bufdirreporting.submission.SubmissionWithdrawn;
import no.bufdirreporting.submission.SubmittedRegion;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTest {

    private static final long RULES = 1;
    private static final Instant NOW = Instant.parse("2026-02-28T16:00:00Z");
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final SubmissionFigures FIGURES = new SubmissionFigures(
            2, 9, 1, new BigDecimal("4.5"), new TreeMap<>(), List.of(new SubmittedRegion(null, 2, 9)));

    private static final RequestSubmission REQUEST = request("org-1", "2024", START, END, "kari");
    private static final ResumeSubmission RESUME = new ResumeSubmission("sub-1", 1);
    private static final CompleteSubmission COMPLETE = new CompleteSubmission(
            new PeriodSubmitted("sub-1", "org-1", "2024", START, END, "kari", 1, FIGURES, 3, 17));
    private static final FailSubmission FAIL =
            new FailSubmission(new SubmissionFailed("sub-1", "org-1", 1, "The database is full."));

    private static final SubmissionRequested REQUESTED =
            new SubmissionRequested("sub-1", "org-1", "2024", START, END, "kari", RULES, null);
    private static final SubmissionResumed RESUMED =
            new SubmissionResumed("sub-1", "org-1", "2024", START, END, "kari", 2, RULES);
    private static final PeriodSubmitted SUBMITTED = submitted(1);
    private static final SubmissionFailed FAILED = new SubmissionFailed("sub-1", "org-1", 1, "The database is full.");

    private static final SubmissionWithdrawn WITHDRAWN =
            new SubmissionWithdrawn("sub-1", "org-1", "Counted twice.", "kari", "key-1");

    private final RegisteredData registered =
            new RegisteredData().organization("org-1").categories(0).categories(RULES);
    private final FixtureConfiguration<Submission> fixture = new AggregateTestFixture<>(Submission.class)
            .registerInjectableResource(registered.directory())
            .registerInjectableResource(registered.categoryRules());

    @Test
    void aNewSubmissionIsCounted() {
        given().when(REQUEST).expectEvents(REQUESTED).expectResultMessagePayload(run(true, 0));
    }

    @Test
    void aPeriodCanBeGivenByItsDays() {
        given().when(request("org-1", null, START, START, "kari"))
                .expectEvents(new SubmissionRequested("sub-1", "org-1", null, START, START, "kari", RULES, null));
    }

    @Test
    void anUnknownOrganizationIsRejected() {
        given().when(request("org-2", "2024", START, END, "kari"))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "unknown-organization"));
    }

    @Test
    void anEndBeforeTheStartIsRejected() {
        given().when(request("org-1", null, START, START.minusDays(1), "kari"))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "period-ends-before-start"));
    }

    @Test
    void repeatingItChangesNothing() {
        given().andGivenCommands(REQUEST).when(REQUEST).expectNoEvents().expectResultMessagePayload(run(true, 0));
        given(REQUESTED, SUBMITTED).when(REQUEST).expectNoEvents().expectResultMessagePayload(run(false, 1));
    }

    @Test
    void repeatingItWithTheSameDaysOrTheSameIdChangesNothing() {
        given(REQUESTED).when(request("org-1", "rp-2024", START, END, "kari")).expectNoEvents();
        given(REQUESTED).when(request("org-1", null, START, END, "kari")).expectNoEvents();
        given(REQUESTED)
                .when(request("org-1", "2024", START, END.minusDays(1), "kari"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @CsvSource({
        "org-2, 2024, 2024-01-01, 2024-12-31, kari",
        "org-1, 2024, 2024-01-01, 2024-12-31, ola",
        "org-1, , 2024-01-01, 2024-12-30, kari",
        "org-1, spring, 2024-01-02, 2024-12-31, kari"
    })
    void theSameIdWithOtherParametersIsRejectedAsAReusedKey(
            String orgId, @Nullable String periodId, LocalDate start, LocalDate end, String by) {
        given(REQUESTED)
                .when(request(orgId, periodId, start, end, by))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
    }

    @Test
    void repeatingItAfterAFailureTriggersAnotherRun() {
        given(REQUESTED, FAILED).when(REQUEST).expectEvents(RESUMED).expectResultMessagePayload(run(true, 2));
    }

    @Test
    void completingStoresTheFigures() {
        given(REQUESTED).when(COMPLETE).expectEvents(SUBMITTED).expectResultMessagePayload(run(false, 1));
        given(REQUESTED, RESUMED)
                .when(new CompleteSubmission(
                        new PeriodSubmitted("sub-1", "org-1", "2024", START, END, "kari", 2, FIGURES, 3, 17)))
                .expectEvents(submitted(2));
    }

    @Test
    void anEndedRunIsNotEndedAgain() {
        for (var late : List.of(COMPLETE, FAIL, RESUME)) {
            given(REQUESTED, SUBMITTED).when(late).expectNoEvents().expectSuccessfulHandlerExecution();
            given(REQUESTED, FAILED).when(late).expectNoEvents().expectSuccessfulHandlerExecution();
            given(REQUESTED, RESUMED).when(late).expectNoEvents().expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void aRunFailsWithAReason() {
        given(REQUESTED).when(FAIL).expectEvents(FAILED).expectResultMessagePayload(run(false, 1));
    }

    @Test
    void aStrandedRunIsFollowedByAnother() {
        given(REQUESTED).when(RESUME).expectEvents(RESUMED).expectResultMessagePayload(run(true, 1));
        given(REQUESTED).andGivenCommands(RESUME).when(RESUME).expectNoEvents();
    }

    @Test
    void whatWasSubmittedCanBeWithdrawn() {
        given(REQUESTED, SUBMITTED)
                .when(withdraw("key-1"))
                .expectEvents(WITHDRAWN)
                .expectResultMessagePayload(run(false, 2));
        given(REQUESTED, SUBMITTED, WITHDRAWN)
                .when(withdraw("key-1"))
                .expectNoEvents()
                .expectResultMessagePayload(run(false, 2));
    }

    @Test
    void onlyWhatCountsCanBeWithdrawn() {
        var histories =
                List.of(List.of(REQUESTED), List.of(REQUESTED, FAILED), List.of(REQUESTED, SUBMITTED, WITHDRAWN));
        for (var history : histories) {
            fixture.givenCurrentTime(NOW)
                    .andGiven(history)
                    .when(withdraw(null))
                    .expectNoEvents()
                    .expectException(refused(Kind.CONFLICT, "submission-not-live"));
        }
    }

    @Test
    void aKeyOfAnotherWithdrawalIsRejected() {
        given(REQUESTED, SUBMITTED, WITHDRAWN)
                .when(new WithdrawSubmission("sub-1", "Another reason", "kari", "key-1", null))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
    }

    @Test
    void repeatingAWithdrawnSubmissionTellsThatItIsGone() {
        given(REQUESTED, SUBMITTED, WITHDRAWN)
                .when(REQUEST)
                .expectNoEvents()
                .expectException(refused(Kind.GONE, "submission-withdrawn"));
    }

    @Test
    void aSubmissionThatSupersedesAnotherIsAnotherRequest() {
        given(REQUESTED)
                .when(new RequestSubmission("sub-1", "org-1", "2024", START, END, "kari", "sub-0"))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
    }

    @Test
    void anUnknownSubmissionIsNotFound() {
        for (var command : List.of(COMPLETE, FAIL, RESUME)) {
            given().when(command).expectNoEvents().expectException(AggregateNotFoundException.class);
        }
    }

    private TestExecutor<Submission> given(Object... events) {
        return fixture.givenCurrentTime(NOW).andGiven(events);
    }

    private static WithdrawSubmission withdraw(@Nullable String key) {
        return new WithdrawSubmission("sub-1", "Counted twice.", "kari", key, null);
    }

    private static RequestSubmission request(
            String orgId, @Nullable String periodId, LocalDate start, LocalDate end, String by) {
        return new RequestSubmission("sub-1", orgId, periodId, start, end, by, null);
    }

    private static PeriodSubmitted submitted(int run) {
        return new PeriodSubmitted("sub-1", "org-1", "2024", START, END, "kari", run, FIGURES, 3, 17);
    }

    private static SubmissionRun run(boolean processing, long version) {
        return new SubmissionRun("sub-1", "org-1", "2024", START, END, "kari", null, processing, NOW, version);
    }
}
