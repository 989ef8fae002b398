package no.bufdirreporting.run.command;

import static no.bufdirreporting.platform.command.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.command.RegisteredData;
import no.bufdirreporting.run.PeriodReserved;
import no.bufdirreporting.run.ReservePeriod;
import no.bufdirreporting.run.RunKind;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeriodReservationTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final String ID = PeriodReservations.idOf(RunKind.AGGREGATION, "org-1", START, END);
    private static final PeriodReserved RESERVED = new PeriodReserved(ID, "org-1", "agg-1");

    private final FixtureConfiguration<PeriodReservation> fixture = new AggregateTestFixture<>(PeriodReservation.class)
            .registerInjectableResource(
                    new RegisteredData().organization("org-1").directory());

    @Test
    void theFirstCandidateGetsTheReservation() {
        fixture.givenNoPriorActivity()
                .when(reserve("agg-1", null))
                .expectEvents(RESERVED)
                .expectResultMessagePayload("agg-1");
    }

    @Test
    void theNextCandidateGetsTheHolder() {
        fixture.given(RESERVED).when(reserve("agg-2", null)).expectNoEvents().expectResultMessagePayload("agg-1");
    }

    @Test
    void reservingAgainChangesNothing() {
        fixture.givenCommands(reserve("agg-1", null))
                .when(reserve("agg-1", null))
                .expectNoEvents()
                .expectResultMessagePayload("agg-1");
    }

    @Test
    void aCandidateReplacesAFinishedHolder() {
        fixture.given(RESERVED)
                .when(reserve("agg-2", "agg-1"))
                .expectEvents(new PeriodReserved(ID, "org-1", "agg-2"))
                .expectResultMessagePayload("agg-2");
    }

    @Test
    void aCandidateThatNamesAnEarlierHolderGetsTheCurrentOne() {
        fixture.given(RESERVED, new PeriodReserved(ID, "org-1", "agg-2"))
                .when(reserve("agg-3", "agg-1"))
                .expectNoEvents()
                .expectResultMessagePayload("agg-2");
    }

    @Test
    void anUnknownOrganizationIsRejected() {
        fixture.givenNoPriorActivity()
                .when(new ReservePeriod("other", "org-unknown", "agg-1", null))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "unknown-organization"));
    }

    @Test
    void everyKindOrganizationAndPeriodHasItsOwnReservation() {
        assertThat(PeriodReservations.idOf(RunKind.AGGREGATION, "org-1", START, END))
                .isNotEqualTo(PeriodReservations.idOf(RunKind.REPORT_SNAPSHOT, "org-1", START, END))
                .isNotEqualTo(PeriodReservations.idOf(RunKind.AGGREGATION, "org-2", START, END))
                .isNotEqualTo(PeriodReservations.idOf(RunKind.AGGREGATION, "org-1", START.plusDays(1), END))
                .isNotEqualTo(PeriodReservations.idOf(RunKind.AGGREGATION, "org-1", START, END.plusDays(1)));
    }

    private static ReservePeriod reserve(String aggregationId, @Nullable String finished) {
        return new ReservePeriod(ID, "org-1", aggregationId, finished);
    }
}
