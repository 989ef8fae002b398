package no.bufdirreporting.activity.command;

import static no.bufdirreporting.kernel.Precondition.ofVersion;
import static no.bufdirreporting.platform.command.Refusals.refused;
import static no.bufdirreporting.platform.command.Refusals.refusedAsStale;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import no.bufdirreporting.activity.ActivityChanges;
import no.bufdirreporting.activity.ActivityChanges.Text;
import no.bufdirreporting.activity.ActivityCommand.CorrectActivity;
import no.bufdirreporting.activity.ActivityCommand.DeleteActivity;
import no.bufdirreporting.activity.ActivityCommand.RecordActivity;
import no.bufdirreporting.activity.ActivityCommand.RecordActivityOnce;
import no.bufdirreporting.activity.ActivityCommand.WrittenActivity;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.organization.command.RegisteredData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ActivityTest {

    private static final Instant MONDAY = Instant.parse("2024-11-25T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2024-11-26T12:00:00Z");
    private static final ActivityFacts FACTS = factsIn("chapter-1");
    private static final ActivityFacts LONGER = hours("3.5").applyTo(FACTS);
    private static final ActivityRecorded RECORDED = new ActivityRecorded("act-1", "org-1", FACTS);
    private static final ActivityCorrected CORRECTED = new ActivityCorrected("act-1", "org-1", FACTS, LONGER);

    private static final List<Warning> UNKNOWN_CHAPTER = List.of(ActivityWarning.UNKNOWN_CHAPTER.in(
            "chapter_id", "The chapter is not registered, so its region is unknown."));

    private final RegisteredData registered = new RegisteredData()
            .organization("org-default")
            .organization("org-1")
            .organization("org-2")
            .chapter("chapter-1", "org-1")
            .chapter("chapter-1b", "org-1")
            .chapter("chapter-2", "org-2");

    private final FixtureConfiguration<Activity> fixture = new AggregateTestFixture<>(Activity.class)
            .registerInjectableResource(new ActivityDecisions(
                    new ActivityOwnership(registered.directory(), "org-default"),
                    CheckedActivities.in(registered.directory()),
                    new OpenFacts()));

    @Nested
    class Recording {

        @Test
        void anActivityIsAnsweredAsRecorded() {
            fixture.givenCurrentTime(MONDAY)
                    .when(new RecordActivity("act-1", "org-1", FACTS, false))
                    .expectEvents(RECORDED)
                    .expectResultMessagePayload(written(FACTS, null, 0));
        }

        @Test
        void activityWithoutOrganizationBelongsToThatOfItsChapter() {
            fixture.givenNoPriorActivity()
                    .when(new RecordActivity("act-1", null, FACTS, false))
                    .expectEvents(RECORDED);
        }

        @Test
        void anActivityOfAnUnknownChapterBelongsToTheDefaultOrganization() {
            fixture.givenNoPriorActivity()
                    .when(new RecordActivity("act-1", null, factsIn("chapter-unknown"), false))
                    .expectEvents(
                            new ActivityRecorded("act-1", "org-default", factsIn("chapter-unknown"), UNKNOWN_CHAPTER));
        }

        @Test
        void anActivityOfAnUnknownChapterBelongsToTheOrganizationInTheRequest() {
            fixture.givenNoPriorActivity()
                    .when(new RecordActivity("act-1", "org-2", factsIn("chapter-unknown"), false))
                    .expectEvents(new ActivityRecorded("act-1", "org-2", factsIn("chapter-unknown"), UNKNOWN_CHAPTER));
        }

        @Test
        void anUnknownOrganizationIsRejected() {
            fixture.givenNoPriorActivity()
                    .when(new RecordActivity("act-1", "org-unknown", factsIn("chapter-unknown"), false))
                    .expectNoEvents()
                    .expectException(refused(Kind.IMPOSSIBLE, "unknown-organization"));
        }

        @Test
        void anUnregisteredDefaultOrganizationIsRejected() {
            new AggregateTestFixture<>(Activity.class)
                    .registerInjectableResource(new ActivityDecisions(
                            new ActivityOwnership(registered.directory(), "org-forgotten"),
                            CheckedActivities.in(registered.directory()),
                            new OpenFacts()))
                    .givenNoPriorActivity()
                    .when(new RecordActivity("act-1", null, factsIn("chapter-unknown"), false))
                    .expectNoEvents()
                    .expectException(refused(Kind.IMPOSSIBLE, "unknown-organization"));
        }

        @Test
        void anOrganizationOtherThanTheChaptersIsRejected() {
            fixture.givenNoPriorActivity()
                    .when(new RecordActivity("act-1", "org-2", FACTS, false))
                    .expectNoEvents()
                    .expectException(refused(Kind.IMPOSSIBLE, "chapter-of-other-organization"));
        }
    }

    @Nested
    class OfAnErasedContact {

        private final FixtureConfiguration<Activity> erased = new AggregateTestFixture<>(Activity.class)
                .registerInjectableResource(new ActivityDecisions(
                        new ActivityOwnership(registered.directory(), "org-default"),
                        CheckedActivities.in(registered.directory()),
                        new OpenFacts().erase(FACTS.contactId())));

        @Test
        void figuresCanBeCorrectedAndThePersonStays() {
            erased.given(RECORDED)
                    .when(new CorrectActivity("act-1", hours("3.5"), null, false))
                    .expectEvents(CORRECTED);
        }

        @Test
        void personalFieldsStayAsTheyAre() {
            erased.given(RECORDED)
                    .when(new CorrectActivity("act-1", description(new Text("Leksehjelp")), null, false))
                    .expectNoEvents()
                    .expectException(refused(Kind.CONFLICT, "personal-data-erased"));
        }

        @Test
        void whatIsReadCanBeWrittenBack() {
            erased.given(RECORDED)
                    .when(new CorrectActivity("act-1", description(new Text(null)), null, false))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void aRepeatOfTheFirstRequestGetsNoPersonalFields() {
            erased.given(RECORDED)
                    .when(new RecordActivityOnce("act-1", "org-1", FACTS, true, false))
                    .expectNoEvents()
                    .expectResultMessageMatching(Matchers.predicate(it -> {
                        var view = ((WrittenActivity) it.getPayload()).activity();
                        return view.contactId().equals("erased-1")
                                && view.description() == null
                                && Boolean.TRUE.equals(view.erased());
                    }));
        }
    }

    @Nested
    class RecordingOnce {

        @Test
        void theFirstRequestWithAKeyRecords() {
            fixture.givenCurrentTime(MONDAY)
                    .when(once(null, FACTS, true))
                    .expectEvents(RECORDED)
                    .expectResultMessagePayload(written(FACTS, null, 0));
        }

        @Test
        void theFirstRequestWithAKeyIsRejectedLikeAnyOther() {
            fixture.givenNoPriorActivity()
                    .when(once("org-2", FACTS, true))
                    .expectNoEvents()
                    .expectException(refused(Kind.IMPOSSIBLE, "chapter-of-other-organization"));
        }

        @Test
        void aRepeatGetsTheFirstResponse() {
            fixture.givenCurrentTime(MONDAY)
                    .andGivenCommands(once(null, FACTS, true))
                    .andGivenCurrentTime(TUESDAY)
                    .when(once(null, FACTS, true))
                    .expectNoEvents()
                    .expectResultMessagePayload(written(FACTS, null, 0));
        }

        @Test
        void aRepeatAfterACorrectionGetsTheFirstResponse() {
            fixture.givenCurrentTime(MONDAY)
                    .andGiven(RECORDED)
                    .andGivenCurrentTime(TUESDAY)
                    .andGiven(CORRECTED)
                    .when(once("org-1", FACTS, true))
                    .expectNoEvents()
                    .expectResultMessagePayload(written(FACTS, null, 0));
        }

        @Test
        void aRepeatWithoutSubmittedAtGetsTheFirstTime() {
            fixture.givenCurrentTime(MONDAY)
                    .andGivenCommands(once(null, FACTS, false))
                    .andGivenCurrentTime(TUESDAY)
                    .when(once(null, FACTS.at(TUESDAY), false))
                    .expectNoEvents()
                    .expectResultMessagePayload(written(FACTS, null, 0));
        }

        @Test
        void aRepeatMayWriteTheSameNumberWithOtherZeros() {
            fixture.givenCommands(once(null, FACTS, true))
                    .when(once(null, hours("2.50").applyTo(FACTS), true))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void theKeyWithAnotherTimeIsRejected() {
            fixture.givenCommands(once(null, FACTS, true))
                    .when(once(null, FACTS.at(TUESDAY), true))
                    .expectNoEvents()
                    .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
        }

        @Test
        void theKeyWithOtherFactsIsRejected() {
            fixture.givenCommands(once(null, FACTS, true))
                    .when(once(null, LONGER, true))
                    .expectNoEvents()
                    .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
        }

        @Test
        void theKeyWithAnotherOrganizationIsRejected() {
            fixture.givenCommands(once("org-1", FACTS, true))
                    .when(once("org-2", FACTS, true))
                    .expectNoEvents()
                    .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
        }

        @Test
        void theKeyOfADeletedActivityRecordsNothing() {
            fixture.given(RECORDED, new ActivityDeleted("act-1", "org-1", FACTS))
                    .when(once(null, FACTS, true))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }

        private static RecordActivityOnce once(@Nullable String orgId, ActivityFacts facts, boolean submittedAtGiven) {
            return new RecordActivityOnce("act-1", orgId, facts, submittedAtGiven, false);
        }
    }

    @Nested
    class Correcting {

        @Test
        void aCorrectionRecordsTheFactsBeforeAndAfter() {
            fixture.givenCurrentTime(MONDAY)
                    .andGiven(RECORDED)
                    .andGivenCurrentTime(TUESDAY)
                    .when(correct(hours("3.5")))
                    .expectEvents(CORRECTED)
                    .expectResultMessagePayload(written(LONGER, TUESDAY, 1));
        }

        @Test
        void repeatingACorrectionChangesNothing() {
            fixture.givenCurrentTime(MONDAY)
                    .andGiven(RECORDED)
                    .andGivenCurrentTime(TUESDAY)
                    .andGivenCommands(correct(hours("3.5")))
                    .when(correct(hours("3.50")))
                    .expectNoEvents()
                    .expectResultMessagePayload(written(LONGER, TUESDAY, 1));
        }

        @Test
        void aSecondCorrectionStartsFromTheFirst() {
            var longest = hours("9").applyTo(FACTS);
            fixture.given(RECORDED, CORRECTED)
                    .when(correct(hours("9")))
                    .expectEvents(new ActivityCorrected("act-1", "org-1", LONGER, longest));
        }

        @Test
        void aTextCanBeCleared() {
            var cleared = description(new Text(null));
            fixture.given(RECORDED)
                    .when(correct(cleared))
                    .expectEvents(new ActivityCorrected("act-1", "org-1", FACTS, cleared.applyTo(FACTS)));
        }

        @Test
        void anActivityMayMoveToAnotherChapterOfItsOrganization() {
            fixture.given(RECORDED)
                    .when(correct(ownership(null, "chapter-1b")))
                    .expectEvents(new ActivityCorrected("act-1", "org-1", FACTS, factsIn("chapter-1b")));
        }

        @Test
        void anActivityMayMoveToAnUnregisteredChapter() {
            fixture.given(RECORDED)
                    .when(correct(ownership("org-1", "chapter-unknown")))
                    .expectEvents(new ActivityCorrected(
                            "act-1", "org-1", FACTS, factsIn("chapter-unknown"), UNKNOWN_CHAPTER));
        }

        @Test
        void anActivityNeverChangesOrganization() {
            fixture.given(RECORDED)
                    .when(correct(ownership("org-2", null)))
                    .expectNoEvents()
                    .expectException(refused(Kind.CONFLICT, "activity-keeps-organization"));
        }

        @Test
        void anActivityNeverMovesToAChapterOfAnotherOrganization() {
            fixture.given(RECORDED)
                    .when(correct(ownership(null, "chapter-2")))
                    .expectNoEvents()
                    .expectException(refused(Kind.CONFLICT, "activity-keeps-organization"));
        }

        @Test
        void anActivityWhoseChapterNowBelongsToAnotherOrganizationCanBeCorrected() {
            var before = factsIn("chapter-late");
            registered.chapter("chapter-late", "org-2");
            fixture.given(new ActivityRecorded("act-1", "org-1", before))
                    .when(correct(hours("3.5")))
                    .expectEvents(new ActivityCorrected(
                            "act-1", "org-1", before, hours("3.5").applyTo(before)));
        }

        @Test
        void aCorrectionMayRepeatAChapterThatNowBelongsToAnotherOrganization() {
            var before = factsIn("chapter-late");
            registered.chapter("chapter-late", "org-2");
            fixture.given(new ActivityRecorded("act-1", "org-1", before))
                    .when(correct(ownership("org-1", "chapter-late")))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void theCurrentVersionIsAccepted() {
            fixture.given(RECORDED)
                    .when(new CorrectActivity("act-1", hours("3.5"), ofVersion(0), false))
                    .expectEvents(CORRECTED);
        }

        @Test
        void anOlderVersionIsStale() {
            fixture.given(RECORDED, CORRECTED)
                    .when(new CorrectActivity("act-1", hours("9"), ofVersion(0), false))
                    .expectNoEvents()
                    .expectException(refusedAsStale());
        }

        @Test
        void aFutureVersionIsStale() {
            fixture.given(RECORDED)
                    .when(new CorrectActivity("act-1", hours("9"), ofVersion(1), false))
                    .expectNoEvents()
                    .expectException(refusedAsStale());
        }

        @Test
        void anUnknownActivityIsNotFound() {
            fixture.givenNoPriorActivity()
                    .when(correct(hours("3.5")))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }

        @Test
        void aDeletedActivityIsNotFound() {
            fixture.given(RECORDED, new ActivityDeleted("act-1", "org-1", FACTS))
                    .when(correct(hours("3.5")))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }

        private static CorrectActivity correct(ActivityChanges changes) {
            return new CorrectActivity("act-1", changes, null, false);
        }
    }

    @Nested
    class Deleting {

        @Test
        void aDeletionRecordsTheLastFacts() {
            fixture.given(RECORDED, CORRECTED)
                    .when(new DeleteActivity("act-1", ofVersion(1)))
                    .expectEvents(new ActivityDeleted("act-1", "org-1", LONGER))
                    .expectResultMessagePayload(2L)
                    .expectMarkedDeleted();
        }

        @Test
        void anOlderVersionIsStale() {
            fixture.given(RECORDED, CORRECTED)
                    .when(new DeleteActivity("act-1", ofVersion(0)))
                    .expectNoEvents()
                    .expectException(refusedAsStale());
        }

        @Test
        void aDeletedActivityIsNotFound() {
            fixture.given(RECORDED)
                    .andGivenCommands(new DeleteActivity("act-1", null))
                    .when(new DeleteActivity("act-1", null))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }

        @Test
        void anUnknownActivityIsNotFound() {
            fixture.givenNoPriorActivity()
                    .when(new DeleteActivity("act-1", null))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    private static WrittenActivity written(ActivityFacts facts, @Nullable Instant updatedAt, long version) {
        return new WrittenActivity(ActivityView.of("act-1", "org-1", facts, MONDAY, updatedAt, version), List.of());
    }

    private static ActivityFacts factsIn(String chapterId) {
        return new ActivityFacts(
                "contact-1",
                chapterId,
                "mentoring",
                MONDAY,
                new BigDecimal("2.5"),
                4,
                ActivityStatus.COMPLETED,
                "Leksehjelp",
                "Biblioteket",
                "ungdom");
    }

    private static ActivityChanges hours(String hours) {
        return new ActivityChanges(null, null, null, null, null, new BigDecimal(hours), null, null, null, null, null);
    }

    private static ActivityChanges description(Text description) {
        return new ActivityChanges(null, null, null, null, null, null, null, null, description, null, null);
    }

    private static ActivityChanges ownership(@Nullable String orgId, @Nullable String chapterId) {
        return new ActivityChanges(orgId, null, chapterId, null, null, null, null, null, null, null, null);
    }
}
