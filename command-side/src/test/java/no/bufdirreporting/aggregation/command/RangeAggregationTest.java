package no.bufdirreporting.aggregation.command;

import static no.bufdirreporting.kernel.Precondition.ofVersion;
import static no.bufdirreporting.platform.command.Refusals.refused;
import static no.bufdirreporting.platform.command.Refusals.refusedAsStale;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.CountRange;
import no.bufdirreporting.aggregation.AggregationCommand.DeleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.RecountRange;
import no.bufdirreporting.aggregation.AggregationCommand.RefreshAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.ResumeAggregation;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.aggregation.AggregationScope.Range;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.RangeCountTriggered;
import no.bufdirreporting.aggregation.RangeRecountTriggered;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.command.RegisteredData;
import no.bufdirreporting.run.RunCause;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeAggregationTest {

    private static final long RULES = 1;
    private static final Instant NOW = Instant.parse("2026-03-26T08:00:00Z");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-03-31T23:59:59Z");
    private static final Instant OTHER_END = Instant.parse("2026-02-28T23:59:59.999999Z");
    private static final AggregationFigures FIGURES = new AggregationFigures(2, 9, 1, BigDecimal.ONE, new TreeMap<>());

    private static final CountRange COUNT = new CountRange("agg-snap-1", "org-1", START, END);
    private static final RecountRange RECOUNT = new RecountRange("agg-snap-1", START, OTHER_END, null);
    private static final RangeCountTriggered TRIGGERED =
            new RangeCountTriggered("agg-snap-1", "org-1", START, END, RULES);
    private static final AggregationCompleted COMPLETED =
            new AggregationCompleted("agg-snap-1", "org-1", 1, FIGURES, 3, 17);
    private static final RangeRecountTriggered RETRIGGERED =
            new RangeRecountTriggered("agg-snap-1", "org-1", START, OTHER_END, 2, RunCause.REFRESH, RULES);

    private final RegisteredData registered =
            new RegisteredData().organization("org-1").categories(0).categories(RULES);
    private final FixtureConfiguration<Aggregation> fixture = new AggregateTestFixture<>(Aggregation.class)
            .registerInjectableResource(registered.directory())
            .registerInjectableResource(registered.categoryRules());

    @Test
    void aNewRangeIsCounted() {
        given().when(COUNT).expectEvents(TRIGGERED).expectResultMessagePayload(run(END, true, 0));
    }

    @Test
    void repeatingItChangesNothing() {
        given().andGivenCommands(COUNT).when(COUNT).expectNoEvents().expectResultMessagePayload(run(END, true, 0));
    }

    @Test
    void repeatingTheFirstRequestAfterARecountOfAnotherRangeChangesNothing() {
        given(TRIGGERED, COMPLETED, RETRIGGERED)
                .when(COUNT)
                .expectNoEvents()
                .expectResultMessagePayload(run(OTHER_END, true, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "org-2, 2026-01-01T00:00:00Z, 2026-03-31T23:59:59Z",
        "org-1, 2026-01-01T00:00:00.000001Z, 2026-03-31T23:59:59Z",
        "org-1, 2026-01-01T00:00:00Z, 2026-03-31T23:59:59.999999Z"
    })
    void theSameIdWithOtherParametersIsRejectedAsAReusedKey(String orgId, Instant start, Instant end) {
        given(TRIGGERED)
                .when(new CountRange("agg-snap-1", orgId, start, end))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
    }

    @Test
    void anUnknownOrganizationIsRejected() {
        given().when(new CountRange("agg-snap-1", "org-2", START, END))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "unknown-organization"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:01Z, 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.000002Z, 2026-01-01T00:00:00.000001Z",
        "2026-01-02T00:00:00Z, 2026-01-01T00:00:00Z"
    })
    void anEndBeforeTheStartIsRejected(Instant start, Instant end) {
        given().when(new CountRange("agg-snap-1", "org-1", start, end))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "range-ends-before-start"));
        given(TRIGGERED)
                .when(new RecountRange("agg-snap-1", start, end, null))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "range-ends-before-start"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.999999Z, 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.000001Z, 2026-01-01T00:00:00.000001Z",
        "0001-01-01T00:00:00Z, 9999-12-31T23:59:59Z"
    })
    void aRangeOfAnyLengthIsAccepted(Instant start, Instant end) {
        given().when(new CountRange("agg-snap-1", "org-1", start, end))
                .expectEvents(new RangeCountTriggered("agg-snap-1", "org-1", start, end, RULES));
    }

    @ParameterizedTest
    @CsvSource({"0000-12-31T23:59:59Z, 2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z, +10000-01-01T00:00:00Z"})
    void aRangeOutsideTheYears1To9999IsRejected(Instant start, Instant end) {
        given().when(new CountRange("agg-snap-1", "org-1", start, end))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "range-outside-calendar"));
    }

    @Test
    void anotherRangeIsCountedInstead() {
        given(TRIGGERED, COMPLETED)
                .when(RECOUNT)
                .expectEvents(RETRIGGERED)
                .expectResultMessagePayload(run(OTHER_END, true, 2));
    }

    @Test
    void aRunUnderWayIsSuperseded() {
        given(TRIGGERED).when(RECOUNT).expectEvents(RETRIGGERED);
        given(TRIGGERED, RETRIGGERED)
                .when(new CompleteAggregation(new AggregationCompleted("agg-snap-1", "org-1", 1, FIGURES, 3, 17)))
                .expectNoEvents();
    }

    @Test
    void everyRecountIsANewRun() {
        given(TRIGGERED)
                .andGivenCommands(RECOUNT)
                .when(RECOUNT)
                .expectEvents(
                        new RangeRecountTriggered("agg-snap-1", "org-1", START, OTHER_END, 3, RunCause.REFRESH, RULES));
    }

    @Test
    void aStrandedRunIsFollowedByAnotherOfTheSameRange() {
        given(TRIGGERED, COMPLETED, RETRIGGERED)
                .when(new ResumeAggregation("agg-snap-1", 2))
                .expectEvents(
                        new RangeRecountTriggered("agg-snap-1", "org-1", START, OTHER_END, 3, RunCause.RESUME, RULES));
    }

    @Test
    void aRunOfARangeEndsAsARunOfAPeriod() {
        given(TRIGGERED)
                .when(new CompleteAggregation(new AggregationCompleted("agg-snap-1", "org-1", 1, FIGURES, 3, 17)))
                .expectEvents(COMPLETED)
                .expectResultMessagePayload(run(END, false, 1));
        given(TRIGGERED, COMPLETED)
                .when(new DeleteAggregation("agg-snap-1", ofVersion(1)))
                .expectEvents(new AggregationDeleted("agg-snap-1", "org-1"))
                .expectMarkedDeleted();
    }

    @Test
    void anOutdatedVersionIsRejected() {
        given(TRIGGERED, COMPLETED)
                .when(new RecountRange("agg-snap-1", START, END, ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
    }

    @Test
    void anUnknownAggregationIsNotFound() {
        given().when(RECOUNT).expectNoEvents().expectException(AggregateNotFoundException.class);
    }

    @Test
    void aRequestOfTheOtherKindIsInvalid() {
        given(TRIGGERED, COMPLETED)
                .when(new RefreshAggregation(
                        "agg-snap-1",
                        "org-1",
                        "2024",
                        LocalDate.of(2024, 1, 1),
                        LocalDate.of(2024, 12, 31),
                        true,
                        null))
                .expectNoEvents()
                .expectException(refused(Kind.INVALID, "invalid-request"));
        var day = LocalDate.of(2024, 1, 1);
        given(new AggregationTriggered("agg-snap-1", "org-1", "2024", day, day, RULES))
                .when(RECOUNT)
                .expectNoEvents()
                .expectException(refused(Kind.INVALID, "invalid-request"));
    }

    private TestExecutor<Aggregation> given(Object... events) {
        return fixture.givenCurrentTime(NOW).andGiven(events);
    }

    private static AggregationRun run(Instant end, boolean processing, long version) {
        return AggregationRun.of("agg-snap-1", "org-1", new Range(START, end), processing, NOW, version);
    }
}
