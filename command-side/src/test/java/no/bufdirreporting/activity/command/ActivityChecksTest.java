package no.bufdirreporting.activity.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import no.bufdirreporting.activity.ActivityChanges;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityQuery.Surroundings;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.RejectedException;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.organization.command.RegisteredData;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityChecksTest {

    /** Noon in Oslo. */
    private static final Instant NOW = Instant.parse("2024-11-25T11:00:00Z");

    private static final String IDENTITY_NUMBER = "01018000055";
    private static final Clock CLOCK = GenericEventMessage.clock;

    private final RegisteredData registered =
            new RegisteredData().organization("org-1").chapter("chapter-1", "org-1");

    @BeforeAll
    static void stopTheClock() {
        GenericEventMessage.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @AfterAll
    static void restoreTheClock() {
        GenericEventMessage.clock = CLOCK;
    }

    @Test
    void ordinaryActivityHasNoWarning() {
        assertThat(warnings(it -> it)).isEmpty();
    }

    @Test
    void unregisteredChapterIsWarnedOf() {
        assertThat(warnings(it -> with(it, "chapter_id", "chapter-x"))).containsExactly("unknown_chapter chapter_id");
    }

    @Test
    void dayAfterTodayIsWarnedOf() {
        assertThat(warnings(it -> it.at(Instant.parse("2024-11-25T22:59:59Z")))).isEmpty();
        assertThat(warnings(it -> it.at(Instant.parse("2024-11-25T23:00:00Z"))))
                .containsExactly("future_day submitted_at");
    }

    @Test
    void plannedActivityMayBeInTheFuture() {
        assertThat(warnings(it -> status(it.at(NOW.plus(Duration.ofDays(9))), ActivityStatus.PLANNED)))
                .isEmpty();
    }

    @Test
    void moreThan24HoursAParticipantAreWarnedOf() {
        assertThat(warnings(it -> numbers(it, "48", 2))).isEmpty();
        assertThat(warnings(it -> numbers(it, "48.01", 2))).containsExactly("too_many_hours hours");
        assertThat(warnings(it -> numbers(it, "24", 0))).isEmpty();
    }

    @Test
    void moreThan10000ParticipantsAreWarnedOf() {
        assertThat(warnings(it -> numbers(it, "1", 10_000))).isEmpty();
        assertThat(warnings(it -> numbers(it, "1", 10_001))).containsExactly("too_many_participants participant_count");
    }

    @Test
    void moreThan20TimesTheMedianAreWarnedOf() {
        var median = new Surroundings(true, false, false, false, 5);
        assertThat(warnings(it -> numbers(it, "1", 100), median)).isEmpty();
        assertThat(warnings(it -> numbers(it, "1", 101), median))
                .containsExactly("too_many_participants participant_count");
    }

    @Test
    void tooManyParticipantsAreWarnedOfOnce() {
        assertThat(warnings(it -> numbers(it, "1", 20_000), new Surroundings(true, false, false, false, 1)))
                .hasSize(1);
    }

    @Test
    void whatTheReadModelKnowsIsWarnedOf() {
        assertThat(warnings(it -> it, new Surroundings(false, true, false, true, null)))
                .containsExactly(
                        "unknown_activity_type activity_type",
                        "submitted_period submitted_at",
                        "possible_duplicate contact_id");
    }

    @Test
    void similarDescriptionIsWarnedOfUnlessTheTypeAndDayAreTheSameToo() {
        assertThat(warnings(it -> it, new Surroundings(true, false, true, false, null)))
                .containsExactly("possible_duplicate description");
        assertThat(warnings(it -> it, new Surroundings(true, true, true, false, null)))
                .containsExactly("possible_duplicate contact_id");
        assertThat(warnings(
                        it -> status(it, ActivityStatus.CANCELLED), new Surroundings(true, false, true, false, null)))
                .isEmpty();
    }

    @Test
    void cancelledActivityIsNoDuplicate() {
        assertThat(warnings(
                        it -> status(it, ActivityStatus.CANCELLED), new Surroundings(true, true, false, false, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact_id", "description", "location", "category", "activity_type"})
    void identityNumberIsWarnedOfInEveryText(String field) {
        assertThat(warnings(it -> with(it, field, "nr " + IDENTITY_NUMBER + "!")))
                .containsExactly("national_identity_number " + field);
    }

    @Test
    void messageDoesNotRepeatTheIdentityNumber() {
        assertThat(checks(CheckedActivities.NOTHING_UNUSUAL, false)
                        .check(
                                "act-1",
                                "org-1",
                                "contact-1",
                                null,
                                with(facts(), "contact_id", IDENTITY_NUMBER),
                                false))
                .allMatch(it -> !it.message().contains(IDENTITY_NUMBER));
    }

    @Test
    void identityNumberIsRefusedByASetting() {
        var checks = checks(CheckedActivities.NOTHING_UNUSUAL, true);
        var facts = with(facts(), "description", IDENTITY_NUMBER);
        var refused = catchThrowableOfType(
                RejectedException.class, () -> checks.check("act-1", "org-1", "contact-1", null, facts, false));
        assertThat(refused.rejection().code()).isEqualTo("national-identity-number");
        assertThat(refused.rejection().field()).isEqualTo("description");
    }

    @Test
    void strictWriteIsRefusedWithAllWarnings() {
        var checks = checks(new Surroundings(false, true, false, false, null), false);
        var refused = catchThrowableOfType(
                RejectedException.class, () -> checks.check("act-1", "org-1", "contact-1", null, facts(), true));
        assertThat(refused.rejection().code()).isEqualTo("warnings-refused");
        assertThat(refused.rejection().warnings())
                .extracting(Warning::code)
                .containsExactly("unknown_activity_type", "possible_duplicate");
    }

    @Test
    void identityNumberThatWasThereBeforeIsNotRefused() {
        var checks = checks(CheckedActivities.NOTHING_UNUSUAL, true);
        var before = with(facts(), "contact_id", IDENTITY_NUMBER);
        assertThat(checks.check("act-1", "org-1", "contact-1", before, numbers(before, "2", 2), false))
                .extracting(Warning::code)
                .containsExactly("national_identity_number");
    }

    @Test
    void activityWrittenAMomentAgoIsADuplicateBeforeTheReadModelHasIt() {
        var checks = checks(CheckedActivities.NOTHING_UNUSUAL, false);
        assertThat(checks.check("act-1", "org-1", "contact-1", null, facts(), false))
                .isEmpty();
        assertThat(checks.check("act-1", "org-1", "contact-1", facts(), numbers(facts(), "2", 2), false))
                .as("the same one")
                .isEmpty();
        assertThat(checks.check("act-2", "org-2", "contact-1", null, facts(), false))
                .as("of another organization")
                .isEmpty();
        assertThat(checks.check("act-3", "org-1", "contact-1", null, facts(), false))
                .extracting(Warning::code)
                .containsExactly("possible_duplicate");
    }

    @Test
    void deletedOrRefusedActivityHasNoDuplicate() {
        var checks = checks(CheckedActivities.NOTHING_UNUSUAL, false);
        checks.check("act-1", "org-1", "contact-1", null, facts(), false);
        checks.deleted("act-1");
        assertThat(catchThrowableOfType(
                        RejectedException.class,
                        () -> checks.check("act-2", "org-1", "contact-1", null, numbers(facts(), "99", 1), true)))
                .isNotNull();
        assertThat(checks.check("act-3", "org-1", "contact-1", null, facts(), true))
                .isEmpty();
    }

    @Test
    void strictWriteWithoutWarningsIsAccepted() {
        assertThat(checks(CheckedActivities.NOTHING_UNUSUAL, false)
                        .check("act-1", "org-1", "contact-1", null, facts(), true))
                .isEmpty();
    }

    @Test
    void correctionAsksForTheDayBeforeToo() {
        var finder = CheckedActivities.finder(query -> {
            assertThat(OsloCalendar.dayOf(query.submittedAt())).isEqualTo("2024-11-20");
            assertThat(query.dayBefore()).isEqualTo("2024-11-18");
            return CompletableFuture.completedFuture(new Surroundings(true, false, false, true, null));
        });
        var checks = CheckedActivities.in(registered.directory(), finder, false);
        var before = facts().at(Instant.parse("2024-11-18T12:00:00Z"));
        assertThat(checks.check("act-1", "org-1", "contact-1", before, facts(), false))
                .hasSize(1);
    }

    @Test
    void readModelThatDoesNotAnswerIsLeftOutAndNotAskedAgainAtOnce() {
        var asked = new AtomicInteger();
        var finder = CheckedActivities.finder(query -> {
            asked.incrementAndGet();
            return new CompletableFuture<>();
        });
        var checks = CheckedActivities.in(registered.directory(), finder, false);
        var unknown = with(facts(), "chapter_id", "chapter-x");
        for (int i = 0; i < 50; i++) {
            assertThat(checks.check("act-1", "org-1", "contact-1", null, unknown, false))
                    .extracting(Warning::code)
                    .containsExactly("unknown_chapter");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void readModelThatFailsOrIsAwayIsLeftOut() {
        var failing = CheckedActivities.finder(
                query -> CompletableFuture.failedFuture(new IllegalStateException("database is down")));
        var away = new SurroundingsFinder(
                CheckedActivities.gateway(SimpleQueryBus.builder().build()), Duration.ofMillis(100));
        for (var finder : List.of(failing, away)) {
            var checks = CheckedActivities.in(registered.directory(), finder, false);
            assertThat(checks.check("act-1", "org-1", "contact-1", null, facts(), true))
                    .isEmpty();
        }
    }

    private List<String> warnings(UnaryOperator<ActivityFacts> change) {
        return warnings(change, CheckedActivities.NOTHING_UNUSUAL);
    }

    private List<String> warnings(UnaryOperator<ActivityFacts> change, Surroundings found) {
        return checks(found, false).check("act-1", "org-1", "contact-1", null, change.apply(facts()), false).stream()
                .map(it -> it.code() + " " + it.field())
                .toList();
    }

    private ActivityChecks checks(Surroundings found, boolean refuse) {
        return CheckedActivities.in(registered.directory(), found, refuse);
    }

    private static ActivityFacts facts() {
        return new ActivityFacts(
                "kari",
                "chapter-1",
                "visit",
                Instant.parse("2024-11-20T12:00:00Z"),
                BigDecimal.ONE,
                3,
                ActivityStatus.COMPLETED,
                null,
                null,
                null);
    }

    private static ActivityFacts status(ActivityFacts facts, ActivityStatus status) {
        return new ActivityChanges(null, null, null, null, null, null, null, status, null, null, null).applyTo(facts);
    }

    private static ActivityFacts numbers(ActivityFacts facts, String hours, int participants) {
        return new ActivityChanges(
                        null, null, null, null, null, new BigDecimal(hours), participants, null, null, null, null)
                .applyTo(facts);
    }

    private static ActivityFacts with(ActivityFacts facts, String field, String value) {
        var text = new ActivityChanges.Text(value);
        return new ActivityChanges(
                        null,
                        field.equals("contact_id") ? value : null,
                        field.equals("chapter_id") ? value : null,
                        field.equals("activity_type") ? value : null,
                        null,
                        null,
                        null,
                        null,
                        field.equals("description") ? text : null,
                        field.equals("location") ? text : null,
                        field.equals("category") ? text : null)
                .applyTo(facts);
    }
}
