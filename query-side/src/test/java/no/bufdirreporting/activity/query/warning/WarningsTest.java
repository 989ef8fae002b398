package no.bufdirreporting.activity.query.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityQuery.FindSurroundings;
import no.bufdirreporting.activity.ActivityQuery.Surroundings;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportMeasure;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionWithdrawn;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private static final LocalDate DAY = LocalDate.of(2024, 11, 20);
    private static final Instant NOON = Instant.parse("2024-11-20T11:00:00Z");
    private static final LocalDate START = LocalDate.of(2024, 11, 1);
    private static final LocalDate END = LocalDate.of(2024, 11, 30);

    private static final EventLog LOG = new EventLog();
    private static final RunningReadModel READ_MODEL = RunningReadModel.start(LOG);

    private int activities;

    @AfterAll
    static void stop() {
        READ_MODEL.close();
    }

    @Test
    void typeIsKnownFromTheLatestRulesAndFromDefinitionsInUse() {
        READ_MODEL.project(LOG.next("categories", CategoriesDefined.of(Map.of("ruled", "ungdom"))));
        assertThat(knows("ruled")).isTrue();
        assertThat(knows("defined")).isFalse();

        READ_MODEL.project(LOG.next("report-definitions", new ReportDefinitionRegistered(definition(true, "defined"))));
        assertThat(knows("defined")).isTrue();

        READ_MODEL.project(
                LOG.next("categories", CategoriesDefined.of(Map.of("other", "ungdom"))),
                LOG.next("report-definitions", new ReportDefinitionRegistered(definition(false, "defined"))));
        assertThat(knows("ruled")).isFalse();
        assertThat(knows("defined")).isFalse();
    }

    @Test
    void activityOfTheSameContactTypeAndDayIsADuplicate() {
        var first = record("org-d", facts("kari", "visit", Instant.parse("2024-11-19T23:00:00Z"), 1));

        assertThat(ask(query("org-d", "kari", "visit")).duplicate()).isTrue();
        assertThat(ask(query("org-d", "ola", "visit")).duplicate()).isFalse();
        assertThat(ask(query("org-d", "kari", "course")).duplicate()).isFalse();
        assertThat(ask(query("org-e", "kari", "visit")).duplicate()).isFalse();
        assertThat(ask(query(first.activityId(), "org-d", "kari", "visit", DAY, 1))
                        .duplicate())
                .as("of itself")
                .isFalse();
        assertThat(ask(query("act-x", "org-d", "kari", "visit", DAY.minusDays(1), 1))
                        .duplicate())
                .isFalse();

        READ_MODEL.project(
                LOG.next(first.activityId(), new ActivityDeleted(first.activityId(), first.orgId(), first.facts())));
        assertThat(ask(query("org-d", "kari", "visit")).duplicate()).isFalse();
    }

    @Test
    void medianIsThatOfTheChaptersYearFrom20ActivitiesOn() {
        for (int n = 1; n <= 19; n++) {
            record("org-m", facts("c" + n, "visit", NOON, n));
        }
        assertThat(ask(query("act-x", "org-m", "x", "visit", DAY, 500)).medianParticipants())
                .isNull();

        var last = record("org-m", facts("c20", "visit", Instant.parse("2023-12-01T11:00:00Z"), 20));
        assertThat(ask(query("act-x", "org-m", "x", "visit", DAY, 500)).medianParticipants())
                .isEqualTo(10);
        assertThat(ask(query("act-x", "org-m", "x", "visit", DAY, 20)).medianParticipants())
                .as("of too few participants to matter")
                .isNull();
        assertThat(ask(query("act-x", "org-m", "x", "visit", LocalDate.of(2026, 1, 1), 500))
                        .medianParticipants())
                .as("a year later")
                .isNull();

        READ_MODEL.project(LOG.next(
                last.activityId(),
                new ActivityCorrected(last.activityId(), "org-m", last.facts(), facts("c20", "visit", NOON, 0))));
        assertThat(ask(query("act-x", "org-m", "x", "visit", DAY, 500)).medianParticipants())
                .isEqualTo(9);
    }

    @Test
    void daysOfASubmittedPeriodAreFoundUntilItIsWithdrawn() {
        submit("sub-1", "org-s", null);

        assertThat(ask(query("org-s", "x", "visit")).submitted()).isTrue();
        assertThat(ask(query("org-t", "x", "visit")).submitted()).isFalse();
        assertThat(ask(query("act-x", "org-s", "x", "visit", END.plusDays(1), 1))
                        .submitted())
                .isFalse();
        assertThat(ask(new FindSurroundings(
                                "act-x", "org-s", "x", "lc", "visit", noonOf(END.plusDays(1)), END, null, 1))
                        .submitted())
                .as("moved out of it")
                .isTrue();

        READ_MODEL.project(LOG.next("sub-1", new SubmissionWithdrawn("sub-1", "org-s", "Wrong.", "kari", null)));
        assertThat(ask(query("org-s", "x", "visit")).submitted()).isFalse();
    }

    @Test
    void manyAskedTogetherGetTheirOwnAnswers() {
        record("org-q", facts("contact-7", "visit", NOON, 1));
        var answers = new ArrayList<CompletableFuture<Surroundings>>();
        for (int n = 0; n < 500; n++) {
            answers.add(READ_MODEL
                    .bean(QueryGateway.class)
                    .query(query("org-q", "contact-" + n, "visit"), Surroundings.class));
        }
        var duplicates = IntStream.range(0, 500)
                .filter(n -> answers.get(n).join().duplicate())
                .boxed();
        assertThat(duplicates).containsExactly(7);
    }

    @Test
    void unknownChapterStandsUntilItIsRegistered() {
        record("org-u", facts("a", "visit", NOON, 1), ActivityWarning.UNKNOWN_CHAPTER);
        assertThat(counts("org-u")).isEqualTo(Map.of(ActivityWarning.UNKNOWN_CHAPTER, 1L));

        READ_MODEL.project(LOG.next("chapter:lc", new ChapterRegistered("lc", "org-u", "L", null, null)));
        assertThat(counts("org-u")).isEmpty();
    }

    @Test
    void unknownTypeStandsUntilARuleNamesIt() {
        record("org-v", facts("a", "novel", NOON, 1), ActivityWarning.UNKNOWN_ACTIVITY_TYPE);
        assertThat(counts("org-v")).isEqualTo(Map.of(ActivityWarning.UNKNOWN_ACTIVITY_TYPE, 1L));

        READ_MODEL.project(LOG.next("categories", CategoriesDefined.of(Map.of("novel", "ungdom"))));
        assertThat(counts("org-v")).isEmpty();
    }

    @Test
    void duplicateStandsUntilTheOtherIsDeleted() {
        var other = record("org-w", facts("a", "visit", NOON, 1));
        record("org-w", facts("a", "visit", NOON.plusSeconds(60), 1), ActivityWarning.POSSIBLE_DUPLICATE);
        assertThat(counts("org-w")).isEqualTo(Map.of(ActivityWarning.POSSIBLE_DUPLICATE, 1L));

        READ_MODEL.project(
                LOG.next(other.activityId(), new ActivityDeleted(other.activityId(), "org-w", other.facts())));
        assertThat(counts("org-w")).isEmpty();
    }

    @Test
    void similarDescriptionStandsUntilTheOtherIsDeleted() {
        var other = record("org-x", described("visit", "Library book sorting"));
        record("org-x", described("course", "Sorting library books"), ActivityWarning.POSSIBLE_DUPLICATE);
        assertThat(counts("org-x")).isEqualTo(Map.of(ActivityWarning.POSSIBLE_DUPLICATE, 1L));

        READ_MODEL.project(
                LOG.next(other.activityId(), new ActivityDeleted(other.activityId(), "org-x", other.facts())));
        assertThat(counts("org-x")).isEmpty();
    }

    @Test
    void submittedPeriodStandsUntilItIsSubmittedAgain() {
        submit("sub-2", "org-y", null);
        record("org-y", facts("a", "visit", NOON, 1), ActivityWarning.SUBMITTED_PERIOD);
        assertThat(counts("org-y")).isEqualTo(Map.of(ActivityWarning.SUBMITTED_PERIOD, 1L));

        submit("sub-3", "org-y", "sub-2");
        assertThat(counts("org-y")).isEmpty();
    }

    @Test
    void correctionReplacesWarningsAndDeletionRemovesThem() {
        var wrong = record("org-z", facts("a", "visit", NOON, 1), ActivityWarning.FUTURE_DAY);
        String id = wrong.activityId();
        assertThat(counts("org-z")).isEqualTo(Map.of(ActivityWarning.FUTURE_DAY, 1L));

        var after = facts("a", "visit", NOON, 9);
        READ_MODEL.project(LOG.next(
                id,
                new ActivityCorrected(id, "org-z", wrong.facts(), after, warnings(ActivityWarning.TOO_MANY_HOURS))));
        assertThat(counts("org-z")).isEqualTo(Map.of(ActivityWarning.TOO_MANY_HOURS, 1L));

        READ_MODEL.project(LOG.next(id, new ActivityDeleted(id, "org-z", after)));
        assertThat(counts("org-z")).isEmpty();
    }

    @Test
    void severalFieldsWithOneCodeAreOneActivity() {
        record(
                "org-n",
                facts("a", "visit", NOON, 1),
                ActivityWarning.NATIONAL_IDENTITY_NUMBER,
                ActivityWarning.NATIONAL_IDENTITY_NUMBER);
        assertThat(counts("org-n")).isEqualTo(Map.of(ActivityWarning.NATIONAL_IDENTITY_NUMBER, 1L));
    }

    @Test
    void activitiesOutsideOfTheSpanAreNotCounted() {
        record("org-o", facts("a", "visit", Instant.parse("2024-11-30T23:00:00Z"), 1), ActivityWarning.FUTURE_DAY);
        assertThat(counts("org-o")).isEmpty();
    }

    private ActivityRecorded record(String orgId, ActivityFacts facts, ActivityWarning... warnings) {
        String id = "act-" + orgId + "-" + activities++;
        var recorded = new ActivityRecorded(id, orgId, facts, warnings(warnings));
        READ_MODEL.project(LOG.next(id, recorded));
        return recorded;
    }

    private static List<Warning> warnings(ActivityWarning... warnings) {
        return List.of(warnings).stream()
                .map(it -> it.in("description", "message"))
                .toList();
    }

    private static void submit(String id, String orgId, @Nullable String supersedes) {
        READ_MODEL.project(
                LOG.next(id, new SubmissionRequested(id, orgId, "2024-11", START, END, "kari", 0, supersedes)));
        var figures =
                SubmissionFigures.of(new AggregationFigures(0, 0, 0, BigDecimal.ZERO, new TreeMap<>()), List.of());
        READ_MODEL.project(
                LOG.next(id, new PeriodSubmitted(id, orgId, "2024-11", START, END, "kari", 1, figures, 0, LOG.head())));
    }

    private static Map<ActivityWarning, Long> counts(String orgId) {
        return READ_MODEL
                .bean(StandingWarnings.class)
                .counts(orgId, Instant.parse("2024-10-31T23:00:00Z"), Instant.parse("2024-11-30T23:00:00Z"));
    }

    private static boolean knows(String type) {
        return ask(query("org-k", "x", type)).knownType();
    }

    private static Surroundings ask(FindSurroundings query) {
        return READ_MODEL.ask(query, Surroundings.class);
    }

    private static FindSurroundings query(String orgId, String contact, String type) {
        return query("act-x", orgId, contact, type, DAY, 1);
    }

    private static FindSurroundings query(
            String id, String orgId, String contact, String type, LocalDate day, int participants) {
        return new FindSurroundings(id, orgId, contact, "lc", type, noonOf(day), null, null, participants);
    }

    private static Instant noonOf(LocalDate day) {
        return OsloCalendar.startOf(day).plus(Duration.ofHours(12));
    }

    private static ReportDefinition definition(boolean forAllOthers, String type) {
        var field = new ReportDefinition.Field("f", "F", List.of(type), ReportMeasure.ACTIVITIES, "x");
        var section = new ReportDefinition.Section("s", "S", List.of(field));
        return new ReportDefinition("d", "D", List.of(), forAllOthers, List.of(section));
    }

    private static ActivityFacts facts(String contact, String type, Instant at, int participants) {
        return new ActivityFacts(
                contact, "lc", type, at, BigDecimal.ONE, participants, ActivityStatus.COMPLETED, null, null, null);
    }

    private static ActivityFacts described(String type, String description) {
        return new ActivityFacts(
                "a", "lc", type, NOON, BigDecimal.ONE, 1, ActivityStatus.COMPLETED, description, null, null);
    }
}
