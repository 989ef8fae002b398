package no.bufdirreporting.aggregation.command;

import static no.bufdirreporting.platform.command.Refusals.refused;
import static no.bufdirreporting.platform.command.Refusals.refusedAsStale;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.DeleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.FailAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.RefreshAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.ResumeAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.TriggerAggregation;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.aggregation.AggregationScope;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.CategoryFigures;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.command.RegisteredData;
import no.bufdirreporting.run.RunCause;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregationTest {

    private static final long RULES = 1;
    private static final Instant NOW = Instant.parse("2025-01-02T08:00:00Z");
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final AggregationFigures FIGURES = new AggregationFigures(
            2,
            9,
            1,
            new BigDecimal("4.5"),
            new TreeMap<>(Map.of("ungdom", new CategoryFigures(2, 9, new BigDecimal("4.5")))));

    private static final TriggerAggregation TRIGGER = new TriggerAggregation("agg-1", "org-1", "2024", START, END);
    private static final CompleteAggregation COMPLETE =
            new CompleteAggregation(new AggregationCompleted("agg-1", "org-1", 1, FIGURES, 3, 17));
    private static final FailAggregation FAIL =
            new FailAggregation(new AggregationFailed("agg-1", "org-1", 1, "The database is full."));

    private static final AggregationTriggered TRIGGERED =
            new AggregationTriggered("agg-1", "org-1", "2024", START, END, RULES);
    private static final AggregationCompleted COMPLETED = new AggregationCompleted("agg-1", "org-1", 1, FIGURES, 3, 17);
    private static final AggregationFailed FAILED = new AggregationFailed("agg-1", "org-1", 1, "The database is full.");
    private static final AggregationRerunTriggered RERUN = rerun(2, RunCause.REFRESH);
    private static final AggregationDeleted DELETED = new AggregationDeleted("agg-1", "org-1");

    private final RegisteredData registered =
            new RegisteredData().organization("org-1").categories(0).categories(RULES);
    private final FixtureConfiguration<Aggregation> fixture = new AggregateTestFixture<>(Aggregation.class)
            .registerInjectableResource(registered.directory())
            .registerInjectableResource(registered.categoryRules());

    @Nested
    class Triggering {

        @Test
        void aNewAggregationIsProcessing() {
            given().when(TRIGGER).expectEvents(TRIGGERED).expectResultMessagePayload(run(true, 0));
        }

        @Test
        void repeatingItChangesNothing() {
            given().andGivenCommands(TRIGGER).when(TRIGGER).expectNoEvents().expectResultMessagePayload(run(true, 0));
        }

        @Test
        void repeatingItForAFinishedOneTellsThatItHasFinished() {
            given(TRIGGERED, COMPLETED).when(TRIGGER).expectNoEvents().expectResultMessagePayload(run(false, 1));
        }

        @Test
        void repeatingItInAnotherSpellingOfThePeriodChangesNothing() {
            given(TRIGGERED)
                    .when(new TriggerAggregation("agg-1", "org-1", "rp-2024", START, END))
                    .expectNoEvents()
                    .expectResultMessagePayload(run(true, 0));
        }

        @Test
        void repeatingItAfterThePeriodGotOtherDaysChangesNothing() {
            given(TRIGGERED)
                    .when(new TriggerAggregation("agg-1", "org-1", "2024", START, END.minusDays(1)))
                    .expectNoEvents()
                    .expectResultMessagePayload(run(true, 0));
        }

        @ParameterizedTest
        @CsvSource({
            "org-2, 2024, 2024-01-01, 2024-12-31",
            "org-1, year-end, 2024-02-01, 2024-12-31",
            "org-1, school, 2024-01-01, 2024-06-30"
        })
        void theSameIdForOthersMeansThatAKeyWasReused(String orgId, String period, LocalDate start, LocalDate end) {
            given(TRIGGERED)
                    .when(new TriggerAggregation("agg-1", orgId, period, start, end))
                    .expectNoEvents()
                    .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
        }

        @Test
        void aDeletedOneIsNotFound() {
            given(TRIGGERED, DELETED).when(TRIGGER).expectNoEvents().expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class NamingRules {

        @Test
        void aRunNamesTheRulesInForceWhenItIsTriggered() {
            registered.categories(2);
            given(TRIGGERED, COMPLETED)
                    .when(new RefreshAggregation("agg-1", "org-1", "2024", START, END, true, null))
                    .expectEvents(new AggregationRerunTriggered(
                            "agg-1", "org-1", "2024", START, END, 2, RunCause.REFRESH, 2));
        }

        @Test
        void aResumedRunNamesTheRulesAnew() {
            registered.categories(2);
            given(TRIGGERED)
                    .when(new ResumeAggregation("agg-1", 1))
                    .expectEvents(
                            new AggregationRerunTriggered("agg-1", "org-1", "2024", START, END, 2, RunCause.RESUME, 2));
        }
    }

    @Nested
    class Completing {

        @Test
        void aRunEndsWithItsFigures() {
            given(TRIGGERED).when(COMPLETE).expectEvents(COMPLETED).expectResultMessagePayload(run(false, 1));
        }

        @Test
        void completingTwiceChangesNothing() {
            given(TRIGGERED)
                    .andGivenCommands(COMPLETE)
                    .when(COMPLETE)
                    .expectNoEvents()
                    .expectResultMessagePayload(run(false, 1));
        }

        @Test
        void aRunThatFailedDoesNotComplete() {
            given(TRIGGERED, FAILED).when(COMPLETE).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void anEarlierRunThanThePresentOneDoesNotComplete() {
            given(TRIGGERED, rerun(2, RunCause.RESUME))
                    .when(COMPLETE)
                    .expectNoEvents()
                    .expectResultMessagePayload(run(true, 1));
        }

        @Test
        void aLaterRunCompletesUnderItsOwnOrdinal() {
            given(TRIGGERED, COMPLETED, RERUN)
                    .when(new CompleteAggregation(new AggregationCompleted("agg-1", "org-1", 2, FIGURES, 4, 99)))
                    .expectEvents(new AggregationCompleted("agg-1", "org-1", 2, FIGURES, 4, 99))
                    .expectResultMessagePayload(run(false, 3));
        }

        @Test
        void aDeletedAggregationIsNotFound() {
            given(TRIGGERED, DELETED).when(COMPLETE).expectNoEvents().expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Failing {

        @Test
        void aRunEndsWithAReason() {
            given(TRIGGERED).when(FAIL).expectEvents(FAILED).expectResultMessagePayload(run(false, 1));
        }

        @Test
        void failingTwiceChangesNothing() {
            given(TRIGGERED)
                    .andGivenCommands(FAIL)
                    .when(FAIL)
                    .expectNoEvents()
                    .expectResultMessagePayload(run(false, 1));
        }

        @Test
        void aRunThatCompletedDoesNotFail() {
            given(TRIGGERED, COMPLETED).when(FAIL).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void anEarlierRunThanThePresentOneDoesNotFail() {
            given(TRIGGERED, rerun(2, RunCause.RESUME))
                    .when(FAIL)
                    .expectNoEvents()
                    .expectResultMessagePayload(run(true, 1));
        }
    }

    @Nested
    class Refreshing {

        @Test
        void aCompletedAggregationCountsAgain() {
            given(TRIGGERED, COMPLETED)
                    .when(refresh(true))
                    .expectEvents(RERUN)
                    .expectResultMessagePayload(run(true, 2));
        }

        @Test
        void aFailedAggregationCountsAgain() {
            given(TRIGGERED, FAILED).when(refresh(true)).expectEvents(RERUN);
        }

        @Test
        void everyRunHasTheNextOrdinal() {
            given(TRIGGERED, COMPLETED, RERUN, new AggregationCompleted("agg-1", "org-1", 2, FIGURES, 3, 20))
                    .when(refresh(true))
                    .expectEvents(rerun(3, RunCause.REFRESH));
        }

        @Test
        void figuresThatWillDoAreLeftAsTheyAre() {
            given(TRIGGERED, COMPLETED).when(refresh(false)).expectNoEvents().expectResultMessagePayload(run(false, 1));
        }

        @Test
        void aRunUnderWayIsOvertakenSinceItMayHaveMissedSomething() {
            given(TRIGGERED).when(refresh(true)).expectEvents(RERUN).expectResultMessagePayload(run(true, 1));
        }

        @Test
        void anotherSpellingOfTheSameDaysIsTheSamePeriod() {
            given(TRIGGERED, COMPLETED)
                    .when(new RefreshAggregation("agg-1", "org-1", "rp-2024", START, END, true, null))
                    .expectEvents(RERUN);
        }

        @Test
        void aPeriodWhoseDaysHaveChangedIsCountedAgainEvenIfTheOldFiguresWouldDo() {
            given(TRIGGERED, COMPLETED)
                    .when(new RefreshAggregation("agg-1", "org-1", "2024", START, END.plusDays(1), false, null))
                    .expectEvents(new AggregationRerunTriggered(
                            "agg-1", "org-1", "2024", START, END.plusDays(1), 2, RunCause.REFRESH, RULES));
        }

        @ParameterizedTest
        @CsvSource({"org-2, 2024, 2024-12-31", "org-1, 2023, 2024-12-30"})
        void anotherOrganizationOrPeriodConflicts(String orgId, String periodId, LocalDate end) {
            given(TRIGGERED, COMPLETED)
                    .when(new RefreshAggregation("agg-1", orgId, periodId, START, end, true, null))
                    .expectNoEvents()
                    .expectException(refused(Kind.CONFLICT, "aggregation-of-other-period"));
        }

        @Test
        void anotherOrganizationConflictsAlsoWhereThePresentFiguresWillDo() {
            given(TRIGGERED, COMPLETED)
                    .when(new RefreshAggregation("agg-1", "org-2", "2024", START, END, false, null))
                    .expectNoEvents()
                    .expectException(refused(Kind.CONFLICT, "aggregation-of-other-period"));
        }

        @Test
        void anotherVersionThanThePresentOneIsStale() {
            given(TRIGGERED, COMPLETED)
                    .when(new RefreshAggregation("agg-1", "org-1", "2024", START, END, true, 0L))
                    .expectNoEvents()
                    .expectException(refusedAsStale());
        }

        @Test
        void anUnknownAggregationIsNotFound() {
            given().when(refresh(true)).expectNoEvents().expectException(AggregateNotFoundException.class);
        }

        @Test
        void aDeletedAggregationIsNotFound() {
            given(TRIGGERED, COMPLETED, DELETED)
                    .when(refresh(true))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }

        private static RefreshAggregation refresh(boolean wanted) {
            return new RefreshAggregation("agg-1", "org-1", "2024", START, END, wanted, null);
        }
    }

    @Nested
    class Resuming {

        private static final ResumeAggregation RESUME = new ResumeAggregation("agg-1", 1);

        @Test
        void aRunThatNeverEndedIsFollowedByAnother() {
            given(TRIGGERED)
                    .when(RESUME)
                    .expectEvents(rerun(2, RunCause.RESUME))
                    .expectResultMessagePayload(run(true, 1));
        }

        @Test
        void resumingTwiceFollowsItOnlyOnce() {
            given(TRIGGERED).andGivenCommands(RESUME).when(RESUME).expectNoEvents();
        }

        @Test
        void aRunThatEndedIsNotResumed() {
            given(TRIGGERED, COMPLETED).when(RESUME).expectNoEvents().expectResultMessagePayload(run(false, 1));
        }

        @Test
        void aDeletedAggregationIsNotResumed() {
            given(TRIGGERED, DELETED).when(RESUME).expectNoEvents().expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Deleting {

        @Test
        void aDeletedAggregationIsGone() {
            given(TRIGGERED, COMPLETED)
                    .when(new DeleteAggregation("agg-1", 1L))
                    .expectEvents(DELETED)
                    .expectResultMessagePayload(run(false, 2))
                    .expectMarkedDeleted();
        }

        @Test
        void aDeletedRunIsNoLongerProcessing() {
            given(TRIGGERED)
                    .when(new DeleteAggregation("agg-1", null))
                    .expectEvents(DELETED)
                    .expectResultMessagePayload(run(false, 1));
        }

        @Test
        void anotherVersionThanThePresentOneIsStale() {
            given(TRIGGERED, COMPLETED)
                    .when(new DeleteAggregation("agg-1", 0L))
                    .expectNoEvents()
                    .expectException(refusedAsStale());
        }

        @Test
        void deletingItTwiceFindsNothing() {
            given(TRIGGERED)
                    .andGivenCommands(new DeleteAggregation("agg-1", null))
                    .when(new DeleteAggregation("agg-1", null))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    private TestExecutor<Aggregation> given(Object... events) {
        return fixture.givenCurrentTime(NOW).andGiven(events);
    }

    private static AggregationRun run(boolean processing, long version) {
        return AggregationRun.of(
                "agg-1", "org-1", new AggregationScope.Period("2024", START, END), processing, NOW, version);
    }

    private static AggregationRerunTriggered rerun(int run, RunCause cause) {
        return new AggregationRerunTriggered("agg-1", "org-1", "2024", START, END, run, cause, RULES);
    }
}
