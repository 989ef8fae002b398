package no.bufdirreporting.aggregation.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
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
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.query.RunTestBase;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregationRunTest extends RunTestBase {

    AggregationRunTest() {
        super("category_rules");
    }

    @BeforeEach
    void register() {
        readModel.project(log.next("organization:" + ORG, new OrganizationRegistered(ORG, "Oslo Sør")));
    }

    @Test
    void aRunCountsExactlyWhatIsStoredBeforeItsTriggerEvenWithinABatch() throws Exception {
        var outcomes = readModel.commands(CompleteAggregation.class);
        readModel.publishAsOneBatch(
                recorded("act-1", "kari", WITHIN),
                recorded("act-2", "ola", WITHIN),
                triggering("agg-1"),
                recorded("act-3", "per", WITHIN),
                rerun("agg-1", 2),
                deleted("act-1", facts("kari", WITHIN)),
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

    @Override
    @Test
    protected void aCountThatTakesTooLongFailsItsRunAndNothingElse() throws Exception {
        super.aCountThatTakesTooLongFailsItsRunAndNothingElse();
        assertThat(aggregation("run-1").status()).isEqualTo(AggregationStatus.PROCESSING);
    }

    @Test
    void figuresAreUpToDateUntilSomethingTheyCountChanges() {
        readModel.project(recorded("act-1", "kari", WITHIN), recorded("act-2", "ola", OUTSIDE), triggering("agg-1"));
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
                triggering("agg-1"),
                completed("agg-1", 1, 0));
        assertThat(upToDate()).isTrue();

        readModel.project(log.next("categories", CategoriesDefined.of(Map.of("course", "eldre"))));
        assertThat(upToDate()).isFalse();
        assertThat(readModel.ask(new IsAggregationUpToDate("agg-x"), Boolean.class))
                .isFalse();
    }

    @Test
    void anAggregationShowsItsLatestFiguresAlsoWhileItCountsAgain() {
        readModel.project(triggering("agg-1"), completed("agg-1", 1, 7), rerun("agg-1", 2));

        var counting = aggregation("agg-1");
        assertThat(counting.status()).isEqualTo(AggregationStatus.PROCESSING);
        assertThat(counting.participantCount()).isEqualTo(4);
        assertThat(counting.bufdirCategoryBreakdown()).containsExactly(Map.entry("ungdom", 4L));
        assertThat(counting.version()).isEqualTo(2);
        assertThat(counting.rulesVersion()).isEqualTo(7);

        readModel.project(log.next("agg-1", new AggregationFailed("agg-1", ORG, 2, "reason")));
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
                triggering("agg-1"),
                triggering("agg-2"),
                triggering("agg-3"),
                completed("agg-2", 1, 0),
                log.next("agg-3", new AggregationDeleted("agg-3", ORG)));

        assertThat(listed(new ListAggregations(null, null, null, null, Slice.at(0, 10))))
                .containsExactly("agg-2", "agg-1");
        assertThat(listed(new ListAggregations(ORG, AggregationKind.PERIOD, null, "2024-q4", Slice.at(1, 1))))
                .containsExactly("agg-1");
        assertThat(listed(new ListAggregations(null, null, AggregationStatus.COMPLETED, null, Slice.at(0, 10))))
                .containsExactly("agg-2");
        assertThat(listed(new ListAggregations(null, AggregationKind.RANGE, null, null, Slice.at(0, 10))))
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

    private DomainEventMessage<?> triggering(String id) {
        return log.next(id, triggered(id));
    }

    private DomainEventMessage<?> rerun(String id, int run) {
        return log.next(id, new AggregationRerunTriggered(id, ORG, "2024-q4", START, END, run, RunCause.REFRESH, -1));
    }

    /** Counts everything so far. */
    private DomainEventMessage<?> completed(String id, int run, long rules) {
        return log.next(id, result(id, run, rules));
    }

    private static AggregationCompleted result(String id, int run, long rules) {
        var ungdom = new CategoryFigures(1, 4, new BigDecimal("2.5"));
        var figures = new AggregationFigures(1, 4, 1, new BigDecimal("2.5"), new TreeMap<>(Map.of("ungdom", ungdom)));
        return new AggregationCompleted(id, ORG, run, figures, rules, 4);
    }

    private static ActivityFacts facts(String contact, Instant at) {
        return facts(contact, "lc-1", 4, at);
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

    @Override
    protected Object triggered(String id) {
        return new AggregationTriggered(id, ORG, "2024-q4", START, END, -1);
    }

    @Override
    protected Object triggeredToRead(String id) {
        return new AggregationTriggered(id, ORG, "2024-q4", START, END, 0);
    }

    @Override
    protected Object rerun(String id) {
        return new AggregationRerunTriggered(id, ORG, "2024-q4", START, END, 2, RunCause.REFRESH, -1);
    }

    @Override
    protected AggregationFailed failed(String id, String reason) {
        return new AggregationFailed(id, ORG, 1, reason);
    }

    @Override
    protected Object completed(String id) {
        return result(id, 2, 4);
    }

    @Override
    protected Object fail(String id, String reason) {
        return new FailAggregation(failed(id, reason));
    }

    @Override
    protected Object resume(String id) {
        return new ResumeAggregation(id, 2);
    }
}
