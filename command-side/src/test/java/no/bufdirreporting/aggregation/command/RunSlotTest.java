package no.bufdirreporting.aggregation.command;

import static no.bufdirreporting.platform.command.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.bufdirreporting.aggregation.AggregationCommand.ClaimRun;
import no.bufdirreporting.aggregation.RunClaimed;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.command.RegisteredData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunSlotTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final String SLOT = RunSlot.idOf("org-1", START, END);
    private static final RunClaimed CLAIMED = new RunClaimed(SLOT, "org-1", "agg-1");

    private final FixtureConfiguration<RunSlot> fixture = new AggregateTestFixture<>(RunSlot.class)
            .registerInjectableResource(
                    new RegisteredData().organization("org-1").directory());

    @Test
    void theFirstToAskGetsTheSlot() {
        fixture.givenNoPriorActivity()
                .when(claim("agg-1", null))
                .expectEvents(CLAIMED)
                .expectResultMessagePayload("agg-1");
    }

    @Test
    void whoAsksNextIsToldTheHolder() {
        fixture.given(CLAIMED).when(claim("agg-2", null)).expectNoEvents().expectResultMessagePayload("agg-1");
    }

    @Test
    void askingAgainChangesNothing() {
        fixture.givenCommands(claim("agg-1", null))
                .when(claim("agg-1", null))
                .expectNoEvents()
                .expectResultMessagePayload("agg-1");
    }

    @Test
    void whoHasSeenTheHolderFinishedTakesOver() {
        fixture.given(CLAIMED)
                .when(claim("agg-2", "agg-1"))
                .expectEvents(new RunClaimed(SLOT, "org-1", "agg-2"))
                .expectResultMessagePayload("agg-2");
    }

    @Test
    void whoHasSeenAnEarlierHolderFinishedIsToldThePresentOne() {
        fixture.given(CLAIMED, new RunClaimed(SLOT, "org-1", "agg-2"))
                .when(claim("agg-3", "agg-1"))
                .expectNoEvents()
                .expectResultMessagePayload("agg-2");
    }

    @Test
    void anUnknownOrganizationIsImpossible() {
        fixture.givenNoPriorActivity()
                .when(new ClaimRun("run-slot:other", "org-unknown", "agg-1", null))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "unknown-organization"));
    }

    @Test
    void everyOrganizationAndPeriodHasASlotOfItsOwn() {
        assertThat(RunSlot.idOf("org-1", START, END))
                .isNotEqualTo(RunSlot.idOf("org-2", START, END))
                .isNotEqualTo(RunSlot.idOf("org-1", START.plusDays(1), END))
                .isNotEqualTo(RunSlot.idOf("org-1", START, END.plusDays(1)));
    }

    private static ClaimRun claim(String aggregationId, @Nullable String finished) {
        return new ClaimRun(SLOT, "org-1", aggregationId, finished);
    }
}
