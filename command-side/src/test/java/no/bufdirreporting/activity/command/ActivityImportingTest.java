package no.bufdirreporting.activity.command;

import static no.bufdirreporting.platform.command.Refusals.refused;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.activity.ActivityCommand.ImportActivity;
import no.bufdirreporting.activity.ActivityCommand.ImportedActivity;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.kernel.ImportedRow.Outcome;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.command.RegisteredData;
import no.bufdirreporting.platform.axon.Provenance;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of imported files, as the aggregate of an activity sees them. */
class ActivityImportingTest {

    private static final String IMPORT = "import-1";
    private static final ActivityFacts FACTS = facts("2.5", "2024-11-25T12:00:00Z");
    private static final ActivityFacts LONGER = facts("3.5", "2024-11-25T12:00:00Z");
    private static final ActivityRecorded RECORDED = new ActivityRecorded("act-1", "org-1", FACTS);
    private static final ActivityCorrected CORRECTED = new ActivityCorrected("act-1", "org-1", FACTS, LONGER);

    private final RegisteredData registered = new RegisteredData()
            .organization("org-1")
            .chapter("chapter-1", "org-1")
            .chapter("chapter-2", "org-2");

    private final FixtureConfiguration<Activity> fixture = new AggregateTestFixture<>(Activity.class)
            .registerInjectableResource(new ActivityDecisions(
                    new ActivityOwnership(registered.directory(), "org-1"),
                    CheckedActivities.in(registered.directory()),
                    new OpenFacts()));

    @Test
    void newRowIsRecorded() {
        expect(fixture.givenNoPriorActivity().when(row(FACTS).build()), Outcome.RECORDED, null)
                .expectEvents(RECORDED);
    }

    @Test
    void rowOfAnotherOrganizationsChapterIsRejected() {
        fixture.givenNoPriorActivity()
                .when(row(facts("1", "2024-11-25T12:00:00Z", "chapter-2")).build())
                .expectException(refused(Kind.IMPOSSIBLE, "chapter-of-other-organization"));
    }

    @Test
    void dryRunRecordsNothing() {
        expect(fixture.givenNoPriorActivity().when(row(FACTS).dry().build()), Outcome.RECORDED, null)
                .expectNoEvents();
    }

    @Test
    void rowThatWasRecordedBeforeIsRepeated() {
        expect(fixture.given(RECORDED).when(row(FACTS).build()), Outcome.REPEATED, null)
                .expectNoEvents();
        expect(fixture.given(RECORDED, CORRECTED).when(row(FACTS).build()), Outcome.REPEATED, null)
                .expectNoEvents();
        expect(fixture.given(RECORDED, CORRECTED).when(row(LONGER).build()), Outcome.REPEATED, null)
                .expectNoEvents();
    }

    @Test
    void rowWithoutKeyIsRepeatedWhateverBecameOfItsActivity() {
        expect(fixture.given(RECORDED, CORRECTED).when(row(FACTS).unkeyed().build()), Outcome.REPEATED, null)
                .expectNoEvents();
    }

    @Test
    void rowThatThisImportRecordedBeforeItWasInterruptedIsRecorded() {
        var byThis = GenericEventMessage.asEventMessage(RECORDED).andMetaData(Map.of(Provenance.CORRELATION, IMPORT));
        expect(fixture.given(byThis).when(row(FACTS).build()), Outcome.RECORDED, null)
                .expectNoEvents();
        expect(fixture.given(byThis, CORRECTED).when(row(FACTS).build()), Outcome.RECORDED, null)
                .expectNoEvents();
    }

    @Test
    void otherContentIsRejected() {
        fixture.given(RECORDED).when(row(LONGER).build()).expectException(refused(Kind.IMPOSSIBLE, "row-key-reused"));
    }

    @Test
    void otherContentCorrects() {
        expect(fixture.given(RECORDED).when(row(LONGER).correct().build()), Outcome.CORRECTED, FACTS)
                .expectEvents(CORRECTED);
        expect(fixture.given(RECORDED).when(row(LONGER).correct().dry().build()), Outcome.CORRECTED, FACTS)
                .expectNoEvents();
    }

    @Test
    void correctingImportTurnsBackWhatWasCorrectedOtherwise() {
        expect(fixture.given(RECORDED, CORRECTED).when(row(FACTS).correct().build()), Outcome.CORRECTED, LONGER)
                .expectEvents(new ActivityCorrected("act-1", "org-1", LONGER, FACTS));
    }

    @Test
    void rowWithoutTimeMatchesAnyTime() {
        var later = facts("2.5", "2025-01-01T00:00:00Z");
        expect(fixture.given(RECORDED).when(row(later).timeless().build()), Outcome.REPEATED, null)
                .expectNoEvents();
        expect(
                        fixture.given(RECORDED)
                                .when(row(facts("3.5", "2025-01-01T00:00:00Z"))
                                        .timeless()
                                        .correct()
                                        .build()),
                        Outcome.CORRECTED,
                        FACTS)
                .expectEvents(CORRECTED);
    }

    @Test
    void rowOfADeletedActivityIsNotRecordedAgain() {
        fixture.given(RECORDED, new ActivityDeleted("act-1", "org-1", FACTS))
                .when(row(FACTS).build())
                .expectException(AggregateDeletedException.class);
    }

    private static ResultValidator<Activity> expect(
            ResultValidator<Activity> result, Outcome outcome, @Nullable ActivityFacts before) {
        return result.expectResultMessagePayload(new ImportedActivity(outcome, before, List.of()));
    }

    private static Row row(ActivityFacts facts) {
        return new Row(facts, true, true, false, false);
    }

    private record Row(ActivityFacts facts, boolean timed, boolean keyed, boolean corrects, boolean isDry) {

        Row timeless() {
            return new Row(facts, false, keyed, corrects, isDry);
        }

        Row unkeyed() {
            return new Row(facts, timed, false, corrects, isDry);
        }

        Row correct() {
            return new Row(facts, timed, keyed, true, isDry);
        }

        Row dry() {
            return new Row(facts, timed, keyed, corrects, true);
        }

        ImportActivity build() {
            return new ImportActivity("act-1", "org-1", facts, timed, keyed, IMPORT, corrects, isDry);
        }
    }

    private static ActivityFacts facts(String hours, String at) {
        return facts(hours, at, "chapter-1");
    }

    private static ActivityFacts facts(String hours, String at, String chapter) {
        return new ActivityFacts(
                "contact-1",
                chapter,
                "mentoring",
                Instant.parse(at),
                new BigDecimal(hours),
                1,
                ActivityStatus.COMPLETED,
                null,
                null,
                null);
    }
}
