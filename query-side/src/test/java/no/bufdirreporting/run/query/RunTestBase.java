package no.bufdirreporting.run.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityQuery.FindActivity;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A read model that counts runs, with a short time limit, and what all kinds of runs have in common. The methods that a
 * subclass implements give the events of its runs and the commands that they lead to.
 */
public abstract class RunTestBase {

    protected static final String ORG = "org-1042";
    protected static final LocalDate START = LocalDate.of(2024, 10, 1);
    protected static final LocalDate END = LocalDate.of(2024, 12, 31);
    protected static final Instant WITHIN = Instant.parse("2024-11-15T12:00:00Z");
    protected static final Instant OUTSIDE = Instant.parse("2024-12-31T23:00:00Z");

    protected final EventLog log = new EventLog();
    protected RunningReadModel readModel;

    /** A table that runs read, and projections of activities do not. */
    private final String table;

    protected RunTestBase(String table) {
        this.table = table;
    }

    protected abstract Object triggered(String id);

    /** A trigger whose run reads the table. */
    protected abstract Object triggeredToRead(String id);

    /** The second run. */
    protected abstract Object rerun(String id);

    protected abstract Object failed(String id, String reason);

    /** The second run's result. */
    protected abstract Object completed(String id);

    /** The command that is sent when the first run has failed. */
    protected abstract Object fail(String id, String reason);

    /** The command that is sent when the second run never ends. */
    protected abstract Object resume(String id);

    @BeforeEach
    void start() {
        readModel = RunningReadModel.start(
                log, "bufdir.aggregations.time-limit=250ms", "bufdir.aggregations.resume-after=0s");
    }

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    protected void aCountThatTakesTooLongFailsItsRunAndNothingElse() throws Exception {
        var expected = fail("run-1", "The figures could not be counted within 0.25 s.");
        var failures = readModel.commands(expected.getClass());
        try (var locking = readModel.bean(DataSource.class).getConnection()) {
            locking.setAutoCommit(false);
            locking.createStatement().execute("lock table %s in access exclusive mode".formatted(table));
            readModel.publishAsOneBatch(
                    recorded("act-1", "kari", WITHIN),
                    log.next("run-1", triggeredToRead("run-1")),
                    recorded("act-2", "ola", WITHIN));
            readModel.settle();

            assertThat((Object) failures.poll(10, SECONDS)).isEqualTo(expected);
            locking.rollback();
        }
        for (String id : new String[] {"act-1", "act-2"}) {
            assertThat(readModel.find(new FindActivity(id), ActivityView.class)).isPresent();
        }
    }

    @Test
    void aStrandedRunIsResumedUntilItEnds() throws Exception {
        var expected = resume("run-2");
        var resumed = readModel.commands(expected.getClass());
        readModel.project(
                log.next("run-1", triggered("run-1")),
                log.next("run-2", triggered("run-2")),
                log.next("run-2", rerun("run-2")),
                log.next("run-1", failed("run-1", "reason")));

        readModel.bean(RunSweeper.class).resumeStrandedRuns();
        assertThat((Object) resumed.poll(10, SECONDS)).isEqualTo(expected);
        assertThat(resumed).isEmpty();

        readModel.project(log.next("run-2", completed("run-2")));
        readModel.bean(RunSweeper.class).resumeStrandedRuns();
        assertThat(resumed).isEmpty();
    }

    protected final DomainEventMessage<?> recorded(String id, String contact, Instant at) {
        return recorded(id, facts(contact, "lc-1", 4, at));
    }

    protected final DomainEventMessage<?> recorded(String id, ActivityFacts facts) {
        return log.next(id, new ActivityRecorded(id, ORG, facts));
    }

    protected final DomainEventMessage<?> deleted(String id, ActivityFacts facts) {
        return log.next(id, new ActivityDeleted(id, ORG, facts));
    }

    /** A completed course of one hour. */
    protected static ActivityFacts facts(String contact, String chapter, int participants, Instant at) {
        return new ActivityFacts(
                contact,
                chapter,
                "course",
                at,
                BigDecimal.ONE,
                participants,
                ActivityStatus.COMPLETED,
                null,
                null,
                null);
    }
}
