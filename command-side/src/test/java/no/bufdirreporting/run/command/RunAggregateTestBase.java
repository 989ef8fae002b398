package no.bufdirreporting.run.command;

import static no.bufdirreporting.kernel.Precondition.ofVersion;
import static no.bufdirreporting.platform.command.Refusals.refusedAsStale;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.run.RunCause;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests what aggregates with runs have in common: triggering, completing, refreshing, resuming and deleting. A subclass
 * provides the commands, events and results of one aggregate.
 */
public abstract class RunAggregateTestBase<A> {

    protected static final Instant NOW = Instant.parse("2025-01-02T08:00:00Z");
    protected static final LocalDate START = LocalDate.of(2024, 1, 1);
    protected static final LocalDate END = LocalDate.of(2024, 12, 31);

    protected abstract FixtureConfiguration<A> fixture();

    protected abstract Object trigger();

    protected abstract Object triggered();

    /** The same period with another id or another end. */
    protected abstract Object trigger(String periodId, LocalDate end);

    protected abstract Object complete(int run);

    protected abstract Object completed(int run);

    protected abstract Object fail();

    protected abstract Object failed();

    /** @param needed whether the figures are outdated */
    protected abstract Object refresh(boolean needed, @Nullable Precondition precondition);

    protected abstract Object rerun(int run, RunCause cause);

    protected abstract Object resume();

    protected abstract Object delete(@Nullable Precondition precondition);

    protected abstract Object deleted();

    /** The result of a command. */
    protected abstract Object run(boolean processing, long version);

    protected final TestExecutor<A> given(Object... events) {
        return fixture().givenCurrentTime(NOW).andGiven(events);
    }

    @Nested
    class Triggered {

        @Test
        void aNewOneIsProcessing() {
            given().when(trigger()).expectEvents(triggered()).expectResultMessagePayload(run(true, 0));
        }

        @Test
        void repeatingItChangesNothing() {
            given().andGivenCommands(trigger())
                    .when(trigger())
                    .expectNoEvents()
                    .expectResultMessagePayload(run(true, 0));
        }

        @Test
        void repeatingItAfterItsRunHasEndedReturnsTheEndedState() {
            given(triggered(), completed(1)).when(trigger()).expectNoEvents().expectResultMessagePayload(run(false, 1));
        }

        @Test
        void repeatingItWithAnotherIdOfTheSameDaysChangesNothing() {
            given(triggered()).when(trigger("rp-2024", END)).expectNoEvents().expectResultMessagePayload(run(true, 0));
        }

        @Test
        void repeatingItAfterTheDaysOfThePeriodChangedChangesNothing() {
            given(triggered())
                    .when(trigger("2024", END.minusDays(1)))
                    .expectNoEvents()
                    .expectResultMessagePayload(run(true, 0));
        }

        @Test
        void repeatingItAfterADeletionIsNotFound() {
            given(triggered(), deleted())
                    .when(trigger())
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Completed {

        @Test
        void aRunEndsWithItsFigures() {
            given(triggered()).when(complete(1)).expectEvents(completed(1)).expectResultMessagePayload(run(false, 1));
        }

        @Test
        void completingTwiceChangesNothing() {
            given(triggered())
                    .andGivenCommands(complete(1))
                    .when(complete(1))
                    .expectNoEvents()
                    .expectResultMessagePayload(run(false, 1));
        }

        @Test
        void aRunThatFailedDoesNotComplete() {
            given(triggered(), failed()).when(complete(1)).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void aSupersededRunDoesNotComplete() {
            given(triggered(), rerun(2, RunCause.RESUME))
                    .when(complete(1))
                    .expectNoEvents()
                    .expectResultMessagePayload(run(true, 1));
        }

        @Test
        void aLaterRunCompletesUnderItsOwnNumber() {
            given(triggered(), completed(1), rerun(2, RunCause.REFRESH))
                    .when(complete(2))
                    .expectEvents(completed(2))
                    .expectResultMessagePayload(run(false, 3));
        }

        @Test
        void aDeletedOneIsNotFound() {
            given(triggered(), deleted())
                    .when(complete(1))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Failed {

        @Test
        void aRunEndsWithAReason() {
            given(triggered()).when(fail()).expectEvents(failed()).expectResultMessagePayload(run(false, 1));
        }

        @Test
        void failingTwiceChangesNothing() {
            given(triggered())
                    .andGivenCommands(fail())
                    .when(fail())
                    .expectNoEvents()
                    .expectResultMessagePayload(run(false, 1));
        }

        @Test
        void aRunThatCompletedDoesNotFail() {
            given(triggered(), completed(1)).when(fail()).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void aSupersededRunDoesNotFail() {
            given(triggered(), rerun(2, RunCause.RESUME))
                    .when(fail())
                    .expectNoEvents()
                    .expectResultMessagePayload(run(true, 1));
        }
    }

    @Nested
    class Refreshed {

        @Test
        void aCompletedOneCountsAgain() {
            given(triggered(), completed(1))
                    .when(refresh(true, null))
                    .expectEvents(rerun(2, RunCause.REFRESH))
                    .expectResultMessagePayload(run(true, 2));
        }

        @Test
        void aFailedOneCountsAgain() {
            given(triggered(), failed()).when(refresh(true, null)).expectEvents(rerun(2, RunCause.REFRESH));
        }

        @Test
        void everyRunHasTheNextNumber() {
            given(triggered(), completed(1), rerun(2, RunCause.REFRESH), completed(2))
                    .when(refresh(true, null))
                    .expectEvents(rerun(3, RunCause.REFRESH));
        }

        @Test
        void upToDateFiguresAreNotCountedAgain() {
            given(triggered(), completed(1))
                    .when(refresh(false, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(run(false, 1));
        }

        @Test
        void aRunUnderWayIsSuperseded() {
            given(triggered())
                    .when(refresh(true, null))
                    .expectEvents(rerun(2, RunCause.REFRESH))
                    .expectResultMessagePayload(run(true, 1));
        }

        @Test
        void repeatingItTriggersAnotherRun() {
            given(triggered(), completed(1))
                    .andGivenCommands(refresh(true, null))
                    .when(refresh(true, null))
                    .expectEvents(rerun(3, RunCause.REFRESH))
                    .expectResultMessagePayload(run(true, 3));
        }

        @Test
        void anOutdatedVersionIsRejected() {
            given(triggered(), completed(1))
                    .when(refresh(true, ofVersion(0)))
                    .expectNoEvents()
                    .expectException(refusedAsStale());
        }

        @Test
        void anUnknownOneIsNotFound() {
            given().when(refresh(true, null)).expectNoEvents().expectException(AggregateNotFoundException.class);
        }

        @Test
        void aDeletedOneIsNotFound() {
            given(triggered(), completed(1), deleted())
                    .when(refresh(true, null))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Resumed {

        @Test
        void aStrandedRunIsFollowedByAnother() {
            given(triggered())
                    .when(resume())
                    .expectEvents(rerun(2, RunCause.RESUME))
                    .expectResultMessagePayload(run(true, 1));
        }

        @Test
        void resumingTwiceTriggersOneRun() {
            given(triggered()).andGivenCommands(resume()).when(resume()).expectNoEvents();
        }

        @Test
        void aRunThatEndedIsNotResumed() {
            given(triggered(), completed(1)).when(resume()).expectNoEvents().expectResultMessagePayload(run(false, 1));
        }

        @Test
        void aDeletedOneIsNotResumed() {
            given(triggered(), deleted())
                    .when(resume())
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Deleted {

        @Test
        void aDeletedOneIsGone() {
            given(triggered(), completed(1))
                    .when(delete(ofVersion(1)))
                    .expectEvents(deleted())
                    .expectResultMessagePayload(run(false, 2))
                    .expectMarkedDeleted();
        }

        @Test
        void aDeletedRunIsNoLongerProcessing() {
            given(triggered()).when(delete(null)).expectEvents(deleted()).expectResultMessagePayload(run(false, 1));
        }

        @Test
        void anOutdatedVersionIsRejected() {
            given(triggered(), completed(1))
                    .when(delete(ofVersion(0)))
                    .expectNoEvents()
                    .expectException(refusedAsStale());
        }

        @Test
        void deletingItTwiceFindsNothing() {
            given(triggered())
                    .andGivenCommands(delete(null))
                    .when(delete(null))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }
}
