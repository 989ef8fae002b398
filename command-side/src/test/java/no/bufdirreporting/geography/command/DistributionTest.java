package no.bufdirreporting.geography.command;

import static no.bufdirreporting.platform.command.Refusals.refused;
import static no.bufdirreporting.platform.command.Refusals.refusedAsStale;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.DeleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.FailDistribution;
import no.bufdirreporting.geography.DistributionCommand.GenerateDistribution;
import no.bufdirreporting.geography.DistributionCommand.RefreshDistribution;
import no.bufdirreporting.geography.DistributionCommand.ResumeDistribution;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionFailed;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionRun;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.geography.RegionFigures;
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

class DistributionTest {

    private static final Instant NOW = Instant.parse("2025-01-02T08:00:00Z");
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final BreakdownType REGION = BreakdownType.REGION;
    private static final DistributionFigures FIGURES = new DistributionFigures(
            List.of(new RegionFigures("Oslo", 9, 2)), List.of(new ChapterFigures("lc-1", "Oslo Nord", 9, 2)));

    private static final GenerateDistribution TRIGGER =
            new GenerateDistribution("geodist-1", "org-1", "2024", REGION, START, END);
    private static final CompleteDistribution COMPLETE =
            new CompleteDistribution(new DistributionCompleted("geodist-1", "org-1", 1, FIGURES, 3, 17));
    private static final FailDistribution FAIL =
            new FailDistribution(new DistributionFailed("geodist-1", "org-1", 1, "The database is full."));

    private static final DistributionTriggered TRIGGERED =
            new DistributionTriggered("geodist-1", "org-1", "2024", REGION, START, END);
    private static final DistributionCompleted COMPLETED =
            new DistributionCompleted("geodist-1", "org-1", 1, FIGURES, 3, 17);
    private static final DistributionFailed FAILED =
            new DistributionFailed("geodist-1", "org-1", 1, "The database is full.");
    private static final DistributionRerunTriggered RERUN = rerun(2, RunCause.REFRESH);
    private static final DistributionDeleted DELETED = new DistributionDeleted("geodist-1", "org-1");

    private final FixtureConfiguration<Distribution> fixture = new AggregateTestFixture<>(Distribution.class)
            .registerInjectableResource(
                    new RegisteredData().organization("org-1").directory());

    @Nested
    class Generating {

        @Test
        void aNewDistributionIsProcessing() {
            given().when(TRIGGER).expectEvents(TRIGGERED).expectResultMessagePayload(run(true, 0));
        }

        @Test
        void anUnknownOrganizationIsImpossible() {
            given().when(new GenerateDistribution("geodist-1", "org-x", "2024", REGION, START, END))
                    .expectNoEvents()
                    .expectException(refused(Kind.IMPOSSIBLE, "unknown-organization"));
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
                    .when(new GenerateDistribution("geodist-1", "org-1", "rp-2024", REGION, START, END))
                    .expectNoEvents()
                    .expectResultMessagePayload(run(true, 0));
        }

        @Test
        void repeatingItAfterThePeriodGotOtherDaysChangesNothing() {
            given(TRIGGERED)
                    .when(new GenerateDistribution("geodist-1", "org-1", "2024", REGION, START, END.minusDays(1)))
                    .expectNoEvents()
                    .expectResultMessagePayload(run(true, 0));
        }

        @ParameterizedTest
        @CsvSource({
            "org-2, 2024, REGION, 2024-01-01, 2024-12-31",
            "org-1, 2024, LOCAL_CHAPTER, 2024-01-01, 2024-12-31",
            "org-1, year-end, REGION, 2024-02-01, 2024-12-31",
            "org-1, school, REGION, 2024-01-01, 2024-06-30"
        })
        void theSameIdForOthersMeansThatAKeyWasReused(
                String orgId, String period, BreakdownType type, LocalDate start, LocalDate end) {
            given(TRIGGERED)
                    .when(new GenerateDistribution("geodist-1", orgId, period, type, start, end))
                    .expectNoEvents()
                    .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
        }

        @Test
        void aDeletedOneIsNotFound() {
            given(TRIGGERED, DELETED).when(TRIGGER).expectNoEvents().expectException(AggregateNotFoundException.class);
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
                    .when(new CompleteDistribution(new DistributionCompleted("geodist-1", "org-1", 2, FIGURES, 4, 99)))
                    .expectEvents(new DistributionCompleted("geodist-1", "org-1", 2, FIGURES, 4, 99))
                    .expectResultMessagePayload(run(false, 3));
        }

        @Test
        void aDeletedDistributionIsNotFound() {
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
        void aCompletedDistributionCountsAgain() {
            given(TRIGGERED, COMPLETED)
                    .when(refresh(true))
                    .expectEvents(RERUN)
                    .expectResultMessagePayload(run(true, 2));
        }

        @Test
        void aFailedDistributionCountsAgain() {
            given(TRIGGERED, FAILED).when(refresh(true)).expectEvents(RERUN);
        }

        @Test
        void everyRunHasTheNextOrdinal() {
            given(TRIGGERED, COMPLETED, RERUN, new DistributionCompleted("geodist-1", "org-1", 2, FIGURES, 3, 20))
                    .when(refresh(true))
                    .expectEvents(rerun(3, RunCause.REFRESH));
        }

        @Test
        void figuresThatWillDoAreLeftAsTheyAre() {
            given(TRIGGERED, COMPLETED).when(refresh(false)).expectNoEvents().expectResultMessagePayload(run(false, 1));
        }

        @Test
        void aRunUnderWayIsSupersededSinceItDoesNotCountWhatCameAfterIt() {
            given(TRIGGERED).when(refresh(true)).expectEvents(RERUN).expectResultMessagePayload(run(true, 1));
        }

        @Test
        void repeatingItCountsWhatIsStoredByThen() {
            given(TRIGGERED, COMPLETED)
                    .andGivenCommands(refresh(true))
                    .when(refresh(true))
                    .expectEvents(rerun(3, RunCause.REFRESH))
                    .expectResultMessagePayload(run(true, 3));
        }

        @ParameterizedTest
        @CsvSource({"org-2, 2024", "org-1, 2023", "org-1, rp-2024"})
        void anotherOrganizationOrPeriodConflicts(String orgId, String periodId) {
            given(TRIGGERED, COMPLETED)
                    .when(new RefreshDistribution("geodist-1", orgId, periodId, true, null))
                    .expectNoEvents()
                    .expectException(refused(Kind.CONFLICT, "distribution-of-other-period"));
        }

        @Test
        void anotherOrganizationConflictsAlsoWhereThePresentFiguresWillDo() {
            given(TRIGGERED, COMPLETED)
                    .when(new RefreshDistribution("geodist-1", "org-2", "2024", false, null))
                    .expectNoEvents()
                    .expectException(refused(Kind.CONFLICT, "distribution-of-other-period"));
        }

        @Test
        void anotherVersionThanThePresentOneIsStale() {
            given(TRIGGERED, COMPLETED)
                    .when(new RefreshDistribution("geodist-1", "org-1", "2024", true, 0L))
                    .expectNoEvents()
                    .expectException(refusedAsStale());
        }

        @Test
        void anUnknownDistributionIsNotFound() {
            given().when(refresh(true)).expectNoEvents().expectException(AggregateNotFoundException.class);
        }

        @Test
        void aDeletedDistributionIsNotFound() {
            given(TRIGGERED, COMPLETED, DELETED)
                    .when(refresh(true))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }

        private static RefreshDistribution refresh(boolean wanted) {
            return new RefreshDistribution("geodist-1", "org-1", "2024", wanted, null);
        }
    }

    @Nested
    class Resuming {

        private static final ResumeDistribution RESUME = new ResumeDistribution("geodist-1", 1);

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
        void aDeletedDistributionIsNotResumed() {
            given(TRIGGERED, DELETED).when(RESUME).expectNoEvents().expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Deleting {

        @Test
        void aDeletedDistributionIsGone() {
            given(TRIGGERED, COMPLETED)
                    .when(new DeleteDistribution("geodist-1", 1L))
                    .expectEvents(DELETED)
                    .expectResultMessagePayload(run(false, 2))
                    .expectMarkedDeleted();
        }

        @Test
        void aDeletedRunIsNoLongerProcessing() {
            given(TRIGGERED)
                    .when(new DeleteDistribution("geodist-1", null))
                    .expectEvents(DELETED)
                    .expectResultMessagePayload(run(false, 1));
        }

        @Test
        void anotherVersionThanThePresentOneIsStale() {
            given(TRIGGERED, COMPLETED)
                    .when(new DeleteDistribution("geodist-1", 0L))
                    .expectNoEvents()
                    .expectException(refusedAsStale());
        }

        @Test
        void deletingItTwiceFindsNothing() {
            given(TRIGGERED)
                    .andGivenCommands(new DeleteDistribution("geodist-1", null))
                    .when(new DeleteDistribution("geodist-1", null))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    private TestExecutor<Distribution> given(Object... events) {
        return fixture.givenCurrentTime(NOW).andGiven(events);
    }

    private static DistributionRun run(boolean processing, long version) {
        return new DistributionRun("geodist-1", "org-1", "2024", REGION, processing, NOW, version);
    }

    private static DistributionRerunTriggered rerun(int run, RunCause cause) {
        return new DistributionRerunTriggered("geodist-1", "org-1", "2024", START, END, run, cause);
    }
}
