package no.bufdirreporting.aggregation.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityQuery.FindActivity;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.FailAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.ResumeAggregation;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationKind;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationDetails;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationPage;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregation;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregationMetrics;
import no.bufdirreporting.aggregation.AggregationQuery.IsAggregationUpToDate;
import no.bufdirreporting.aggregation.AggregationQuery.ListAggregations;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationStatus;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.aggregation.CategoryFigures;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.query.RunSweeper;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregationRunTest {

    private static final String ORG = "org-1042";
    private static final LocalDate START = LocalDate.of(2024, 10, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final Instant WITHIN = Instant.parse("2024-11-15T12:00:00Z");
    private static final Instant OUTSIDE = Instant.parse("2024-12-31T23:00:00Z");

    private final EventLog log = new EventLog();
    private RunningReadModel readModel;

    @BeforeEach
    void start() {
        readModel = RunningReadModel.start(
                log, "bufdir.aggregations.time-limit=250ms", "bufdir.aggregations.resume-after=0s");
        readModel.project(log.next("organization:" + ORG, new OrganizationRegistered(ORG, "Oslo Sør")));
    }

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void aRunCountsExactlyWhatIsStoredBeforeItsTriggerEvenWithinABatch() throws Exception {
        var outcomes = readModel.commands(CompleteAggregation.class);
        readModel.publishAsOneBatch(
                recorded("act-1", "kari", WITHIN),
                recorded("act-2", "ola", WITHIN),
                triggered("agg-1"),
                recorded("act-3", "per", WITHIN),
                rerun("agg-1", 2),
                deleted("act-1", "kari", WITHIN),
                recorded("act-4", "siv", OUTSIDE),
                rerun("agg-1", 3));
        readModel.settle();

        var byRun = Map.of(1, 2L, 2, 3L, 3, 2L);
        for (int number = 0; number < 3; number++) {
            var outcome = outcomes.poll(10, SECONDS);
            assertThat(outcome).isNotNull();
            assertThat(outcome.result().figures().activities())
                    .as("run %s", outcome.result().run())
                    .isEqualTo(byRun.get(outcome.result().run()));
            assertThat(outcome.result().figures().uniqueParticipants())
                    .isEqualTo(byRun.get(outcome.result().run()));
            assertThat(outcome.result().position())
                    .isEqualTo(Map.of(1, 4L, 2, 6L, 3, 9L).get(outcome.result().run()));
        }
        assertThat(readModel.ask(new IsAggregationUpToDate("agg-1"), Boolean.class))
                .isFalse();
    }

    @Test
    void aCalculationThatTakesTooLongFailsItsRunAndNothingElse() throws Exception {
        var failures = readModel.commands(FailAggregation.class);
        try (var locking = readModel.bean(DataSource.class).getConnection()) {
            lockCategoryRules(locking);
            readModel.publishAsOneBatch(
                    recorded("act-1", "kari", WITHIN),
                    log.next("agg-1", new AggregationTriggered("agg-1", ORG, "2024-q4", START, END, 0)),
                    recorded("act-2", "ola", WITHIN));
            readModel.settle();

            assertThat(failures.poll(10, SECONDS))
                    .isEqualTo(new FailAggregation(
                            new AggregationFailed("agg-1", ORG, 1, "The figures could not be counted within 0.25 s.")));
            locking.rollback();
        }
        assertThat(readModel.find(new FindActivity("act-1"), ActivityView.class))
                .isPresent();
        assertThat(readModel.find(new FindActivity("act-2"), ActivityView.class))
                .isPresent();
        assertThat(aggregation("agg-1").status()).isEqualTo(AggregationStatus.PROCESSING);
    }

    private static void lockCategoryRules(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table category_rules in access exclusive mode");
        }
    }

    @Test
    void aStrandedRunIsResumedUntilItEnds() throws Exception {
        var resumed = readModel.commands(ResumeAggregation.class);
        readModel.project(triggered("agg-1"), triggered("agg-2"), rerun("agg-2", 2), failed("agg-1", 1));

        readModel.bean(RunSweeper.class).resumeStrandedRuns();
        assertThat(resumed.poll(10, SECONDS)).isEqualTo(new ResumeAggregation("agg-2", 2));
        assertThat(resumed).isEmpty();

        readModel.project(completed("agg-2", 2, 4));
        readModel.bean(RunSweeper.class).resumeStrandedRuns();
        assertThat(resumed).isEmpty();
    }

    @Test
    void figuresAreUpToDateUntilSomethingTheyCountChanges() {
        readModel.project(recorded("act-1", "kari", WITHIN), recorded("act-2", "ola", OUTSIDE), triggered("agg-1"));
        assertThat(upToDate()).as("while processing").isFalse();

        readModel.project(completed("agg-1", 1, -1));
        assertThat(upToDate()).as("once completed").isTrue();

        var facts = facts("ola", OUTSIDE);
        readModel.project(log.next("act-2", new ActivityDeleted("act-2", ORG, facts)));
        assertThat(upToDate()).as("after a change on the day after").isTrue();

        var kari = facts("kari", WITHIN);
        readModel.project(log.next("act-1", new ActivityCorrected("act-1", ORG, kari, described(kari))));
        assertThat(upToDate()).as("after a change of a text").isTrue();

        readModel.project(log.next("act-9", new ActivityRecorded("act-9", "org-other", kari)));
        assertThat(upToDate()).as("after another organization's activity").isTrue();

        readModel.project(log.next("act-1", new ActivityCorrected("act-1", ORG, kari, kari.at(OUTSIDE))));
        assertThat(upToDate()).as("after an activity left the period").isFalse();
    }

    @Test
    void figuresByEarlierRulesAreNotUpToDate() {
        readModel.project(
                log.next("categories", CategoriesDefined.of(Map.of("course", "ungdom"))),
                triggered("agg-1"),
                completed("agg-1", 1, 0));
        assertThat(upToDate()).isTrue();

        readModel.project(log.next("categories", CategoriesDefined.of(Map.of("course", "eldre"))));
        assertThat(upToDate()).isFalse();
        assertThat(readModel.ask(new IsAggregationUpToDate("agg-x"), Boolean.class))
                .isFalse();
    }

    @Test
    void anAggregationShowsItsLatestFiguresAlsoWhileItCountsAgain() {
        readModel.project(triggered("agg-1"), completed("agg-1", 1, 7), rerun("agg-1", 2));

        var counting = aggregation("agg-1");
        assertThat(counting.status()).isEqualTo(AggregationStatus.PROCESSING);
        assertThat(counting.participantCount()).isEqualTo(4);
        assertThat(counting.bufdirCategoryBreakdown()).containsExactly(Map.entry("ungdom", 4L));
        assertThat(counting.version()).isEqualTo(2);
        assertThat(counting.rulesVersion()).isEqualTo(7);

        readModel.project(failed("agg-1", 2));
        assertThat(aggregation("agg-1").failureReason()).isEqualTo("reason");
        assertThat(readModel
                        .find(new FindAggregationMetrics("agg-1"), AggregationDetails.class)
                        .orElseThrow()
                        .metrics()
                        .totalHours())
                .isEqualByComparingTo("2.5");
    }

    @Test
    void aggregationsAreListedByAnyCriteriaNewestFirst() {
        readModel.project(
                triggered("agg-1"),
                triggered("agg-2"),
                triggered("agg-3"),
                completed("agg-2", 1, 0),
                log.next("agg-3", new AggregationDeleted("agg-3", ORG)));

        assertThat(listed(new ListAggregations(null, null, null, null, 0, 10))).containsExactly("agg-2", "agg-1");
        assertThat(listed(new ListAggregations(ORG, AggregationKind.PERIOD, null, "2024-q4", 1, 1)))
                .containsExactly("agg-1");
        assertThat(listed(new ListAggregations(null, null, AggregationStatus.COMPLETED, null, 0, 10)))
                .containsExactly("agg-2");
        assertThat(listed(new ListAggregations(null, AggregationKind.RANGE, null, null, 0, 10)))
                .isEmpty();
        assertThat(readModel.find(new FindAggregation("agg-3"), AggregationView.class))
                .isEmpty();
    }

    private List<String> listed(ListAggregations query) {
        return readModel.ask(query, AggregationPage.class).aggregations().stream()
                .map(AggregationView::id)
                .toList();
    }

    private boolean upToDate() {
        return readModel.ask(new IsAggregationUpToDate("agg-1"), Boolean.class);
    }

    private AggregationView aggregation(String id) {
        return readModel.find(new FindAggregation(id), AggregationView.class).orElseThrow();
    }

    private DomainEventMessage<?> triggered(String id) {
        return log.next(id, new AggregationTriggered(id, ORG, "2024-q4", START, END, -1));
    }

    private DomainEventMessage<?> rerun(String id, int run) {
        return log.next(id, new AggregationRerunTriggered(id, ORG, "2024-q4", START, END, run, RunCause.REFRESH, -1));
    }

    private DomainEventMessage<?> failed(String id, int run) {
        return log.next(id, new AggregationFailed(id, ORG, run, "reason"));
    }

    /** Counts everything so far. */
    private DomainEventMessage<?> completed(String id, int run, long rules) {
        var ungdom = new CategoryFigures(1, 4, new BigDecimal("2.5"));
        var figures = new AggregationFigures(1, 4, 1, new BigDecimal("2.5"), new TreeMap<>(Map.of("ungdom", ungdom)));
        return log.next(id, new AggregationCompleted(id, ORG, run, figures, rules, 4));
    }

    private DomainEventMessage<?> recorded(String id, String contact, Instant at) {
        return log.next(id, new ActivityRecorded(id, ORG, facts(contact, at)));
    }

    private DomainEventMessage<?> deleted(String id, String contact, Instant at) {
        return log.next(id, new ActivityDeleted(id, ORG, facts(contact, at)));
    }

    private static ActivityFacts facts(String contact, Instant at) {
        return new ActivityFacts(
                contact, "lc-1", "course", at, BigDecimal.ONE, 4, ActivityStatus.COMPLETED, null, null, null);
    }

    private static ActivityFacts described(ActivityFacts facts) {
        return new ActivityFacts(
                facts.contactId(),
                facts.chapterId(),
                facts.activityType(),
                facts.submittedAt(),
                facts.hours(),
                facts.participantCount(),
                facts.status(),
                "described",
                null,
                null);
    }
}
