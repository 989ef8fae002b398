package no.bufdirreporting.run.query;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityQuery.FindActivity;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.ResumeAggregation;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.run.RunCause;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run counts by exactly the rules that its trigger names. */
class RunExecutorTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    /** Not in the segment that projects the category rules. */
    private static final String ORG = IntStream.range(0, 100)
            .mapToObj(it -> "org-" + it)
            .filter(it -> (it.hashCode() & 3) != ("reference-data".hashCode() & 3))
            .findFirst()
            .orElseThrow();

    private final EventLog log = new EventLog();
    private RunningReadModel readModel;

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void aRunCountsByTheRulesItNamesAlsoIfLaterOnesAreProjected() throws Exception {
        start("bufdir.aggregations.rules-within=10s");
        readModel.project(categories("ungdom"), categories("eldre"), recorded("act-1"));
        readModel.project(triggered(0), rerun(2, 1), rerun(3, 0));

        var results = readModel.commands(CompleteAggregation.class);
        for (int number = 0; number < 3; number++) {
            var result = results.poll(10, SECONDS).result();
            boolean byLater = result.run() == 2;
            assertThat(result.ruleVersion()).isEqualTo(byLater ? 1 : 0);
            assertThat(result.figures().categories()).containsOnlyKeys(byLater ? "eldre" : "ungdom");
        }
    }

    @Test
    void aRunWaitsForRulesThatAreNotProjectedYet() throws Exception {
        start("bufdir.aggregations.rules-within=20s");
        var results = readModel.commands(CompleteAggregation.class);
        readModel.publish(recorded("act-1"), triggered(0));
        assertThat(results.poll(500, MILLISECONDS)).isNull();

        readModel.publish(categories("ungdom"));

        var result = results.poll(10, SECONDS).result();
        assertThat(result.ruleVersion()).isZero();
        assertThat(result.position()).isEqualTo(2);
        assertThat(result.figures().categories()).containsOnlyKeys("ungdom");
    }

    @Test
    void aRunWhoseRulesAreNotProjectedInTimeIsTriggeredAgainAndHoldsNothingUp() throws Exception {
        start("bufdir.aggregations.rules-within=100ms", "bufdir.aggregations.resume-after=0s");
        var results = readModel.commands(CompleteAggregation.class);
        readModel.project(triggered(0), recorded("act-1"));
        assertThat(readModel.find(new FindActivity("act-1"), ActivityView.class))
                .isPresent();
        assertThat(results).isEmpty();

        readModel.bean(RunSweeper.class).resumeStrandedRuns();
        assertThat(readModel.commands(ResumeAggregation.class).poll(10, SECONDS))
                .isEqualTo(new ResumeAggregation("agg-1", 1));

        readModel.project(categories("ungdom"));
        readModel.project(rerun(2, 0));
        assertThat(results.poll(10, SECONDS).result().figures().categories()).containsOnlyKeys("ungdom");
    }

    @Test
    void aRunThatCannotBeTriggeredAgainDoesNotHoldUpTheOthers() throws Exception {
        start("bufdir.aggregations.rules-within=100ms", "bufdir.aggregations.resume-after=0s");
        readModel.project(triggered("agg-1", 0), triggered("agg-2", 0));
        var resumed = readModel.commands(ResumeAggregation.class);
        readModel.bean(CommandBus.class).registerDispatchInterceptor(_ -> (_, command) -> {
            if (command.getPayload().equals(new ResumeAggregation("agg-1", 1))) {
                throw new IllegalStateException("agg-1 cannot be resumed");
            }
            return command;
        });

        for (int round = 0; round < 3; round++) {
            readModel.bean(RunSweeper.class).resumeStrandedRuns();
            assertThat(resumed.poll(10, SECONDS)).isEqualTo(new ResumeAggregation("agg-2", 1));
        }
    }

    private void start(String... properties) {
        readModel = RunningReadModel.start(log, properties);
    }

    private DomainEventMessage<?> categories(String category) {
        return log.next("categories", CategoriesDefined.of(Map.of("course", category)));
    }

    private DomainEventMessage<?> triggered(long rules) {
        return triggered("agg-1", rules);
    }

    private DomainEventMessage<?> triggered(String id, long rules) {
        return log.next(id, new AggregationTriggered(id, ORG, "2024", START, END, rules));
    }

    private DomainEventMessage<?> rerun(int run, long rules) {
        return log.next(
                "agg-1", new AggregationRerunTriggered("agg-1", ORG, "2024", START, END, run, RunCause.REFRESH, rules));
    }

    private DomainEventMessage<?> recorded(String id) {
        var facts = new ActivityFacts(
                "kari",
                "lc-1",
                "course",
                Instant.parse("2024-05-01T12:00:00Z"),
                BigDecimal.ONE,
                4,
                ActivityStatus.COMPLETED,
                null,
                null,
                null);
        return log.next(id, new ActivityRecorded(id, ORG, facts));
    }
}
