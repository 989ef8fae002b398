package no.bufdirreporting.aggregation.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.ResumeAggregation;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationKind;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregation;
import no.bufdirreporting.aggregation.AggregationQuery.IsAggregationUpToDate;
import no.bufdirreporting.aggregation.AggregationStatus;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.aggregation.RangeCountTriggered;
import no.bufdirreporting.aggregation.RangeRecountTriggered;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.query.RunSweeper;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RangeRunTest {

    private static final String ID = "agg-snap-1";
    private static final String ORG = "org-1042";
    private static final Instant START = Instant.parse("2024-11-15T12:00:00Z");
    private static final Instant END = Instant.parse("2024-11-15T12:00:01Z");
    private static final Instant LAST = Instant.parse("2024-11-15T12:00:01.999999Z");

    private final EventLog log = new EventLog();
    private RunningReadModel readModel;

    @BeforeEach
    void start() {
        readModel = RunningReadModel.start(log, "bufdir.aggregations.resume-after=0s");
    }

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void aRunCountsExactlyWhatIsStoredBeforeItsTriggerEvenWithinABatch() throws Exception {
        var outcomes = readModel.commands(CompleteAggregation.class);

        readModel.publishAsOneBatch(
                recorded("act-1", START),
                recorded("act-2", LAST),
                recorded("act-3", LAST.plusNanos(1_000)),
                triggered(),
                recorded("act-4", START.plusNanos(1_000)),
                rerun(2, END),
                recorded("act-5", START),
                rerun(3, START),
                recorded("act-6", START));
        readModel.settle();

        var activities = Map.of(1, 2L, 2, 3L, 3, 3L);
        var positions = Map.of(1, 4L, 2, 6L, 3, 8L);
        for (int number = 0; number < 3; number++) {
            var outcome = outcomes.poll(10, SECONDS);
            assertThat(outcome).isNotNull();
            assertThat(outcome.result().figures().activities())
                    .as("run %s", outcome.result().run())
                    .isEqualTo(activities.get(outcome.result().run()));
            assertThat(outcome.result().figures().uniqueParticipants())
                    .isEqualTo(activities.get(outcome.result().run()));
            assertThat(outcome.result().position())
                    .isEqualTo(positions.get(outcome.result().run()));
        }
    }

    @Test
    void figuresAreShownWithTheRangeTheyWereCountedIn() {
        readModel.project(triggered());
        assertThat(shown().rangeEnd()).isEqualTo(END);
        assertThat(shown().activityCount()).isNull();
        assertThat(shown().snapshotAt()).isNull();

        readModel.project(rerun(2, LAST));
        assertThat(shown().rangeEnd()).as("as long as there are no figures").isEqualTo(LAST);

        readModel.project(completed(2));
        assertThat(shown().kind()).isEqualTo(AggregationKind.RANGE);
        assertThat(shown().rangeEnd()).isEqualTo(LAST);
        assertThat(shown().snapshotAt()).isEqualTo(shown().refreshedAt());

        readModel.project(rerun(3, END));
        assertThat(shown().status()).isEqualTo(AggregationStatus.PROCESSING);
        assertThat(shown().rangeEnd()).as("while another is counted").isEqualTo(LAST);

        readModel.project(log.next(ID, new AggregationFailed(ID, ORG, 3, "reason")));
        assertThat(shown().rangeEnd()).as("after that failed").isEqualTo(LAST);
        assertThat(shown().activityCount()).isEqualTo(1);

        readModel.project(rerun(4, END), completed(4));
        assertThat(shown().rangeEnd()).isEqualTo(END);
    }

    @Test
    void aChangeOnOneOfItsDaysMakesItsFiguresOutdated() {
        readModel.project(triggered(), completed(1));
        assertThat(readModel.ask(new IsAggregationUpToDate(ID), Boolean.class)).isTrue();

        readModel.project(recorded("act-1", START));
        assertThat(readModel.ask(new IsAggregationUpToDate(ID), Boolean.class)).isFalse();
    }

    @Test
    void aStrandedRunIsResumed() throws Exception {
        var resumed = readModel.commands(ResumeAggregation.class);
        readModel.project(triggered(), rerun(2, LAST));

        readModel.bean(RunSweeper.class).resumeStrandedRuns();

        assertThat(resumed.poll(10, SECONDS)).isEqualTo(new ResumeAggregation(ID, 2));
    }

    private AggregationView shown() {
        return readModel.find(new FindAggregation(ID), AggregationView.class).orElseThrow();
    }

    private DomainEventMessage<?> triggered() {
        return log.next(ID, new RangeCountTriggered(ID, ORG, START, END, -1));
    }

    private DomainEventMessage<?> rerun(int run, Instant end) {
        return log.next(ID, new RangeRecountTriggered(ID, ORG, START, end, run, RunCause.REFRESH, -1));
    }

    private DomainEventMessage<?> completed(int run) {
        var figures = new AggregationFigures(1, 4, 1, new BigDecimal("2.5"), new TreeMap<>());
        return log.next(ID, new AggregationCompleted(ID, ORG, run, figures, -1, 2));
    }

    private DomainEventMessage<?> recorded(String id, Instant at) {
        var facts = new ActivityFacts(
                id, "lc-1", "course", at, BigDecimal.ONE, 4, ActivityStatus.COMPLETED, null, null, null);
        return log.next(id, new ActivityRecorded(id, ORG, facts));
    }
}
