package no.bufdirreporting.platform.query.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityQuery.FindActivity;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.kernel.AwaitProjection;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.platform.query.position.ProjectionProgress;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code org-1042} and {@code org-d} belong to different segments of the processor. */
class ProjectionFailureTest {

    private final EventLog log = new EventLog();
    private RunningReadModel readModel;

    @BeforeEach
    void start() {
        readModel = RunningReadModel.start(log);
    }

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void failingEventBlocksItsSegmentRaisesAnAlarmAndIsNotSkipped() {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        execute("alter table activity add constraint no_poison check (description <> 'poison')");
        var poison = recorded("act-1", "org-1042", "poison");
        readModel.publish(poison, recorded("act-2", "org-1042", "fine"));

        await().until(() -> health().getStatus().equals(Status.DOWN));
        assertThat(health().getDetails().get("failing").toString()).contains(poison.getIdentifier());
        readModel.publish(recorded("act-3", "org-d", "fine"));
        await().until(() -> isProjected("act-3"));
        assertThat(isProjected("act-1")).isFalse();
        assertThat(isProjected("act-2")).isFalse();
        var progress = readModel.bean(ProjectionProgress.class);
        var answer = progress.handle(new AwaitProjection("act-1", 0));
        progress.answerWaitersForOlderEvents();
        assertThat(answer).as("the wait is not answered").isNotDone();

        execute("alter table activity drop constraint no_poison");
        readModel.settle();
        assertThat(isProjected("act-1")).isTrue();
        assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
        assertThat(isProjected("act-2")).isTrue();
        assertThat(readModel
                        .bean(JdbcTemplate.class)
                        .queryForObject("select sum(activities) from rollup_day", Long.class))
                .as("retried several times, counted once")
                .isEqualTo(3);
        await().until(() -> health().getStatus().equals(Status.UP));
    }

    @Test
    void noEventIsLostWhileATableIsMissing() {
        execute("alter table rollup_month rename to renamed_away");
        readModel.publish(recorded("act-1", "org-1042", "fine"), recorded("act-2", "org-d", "fine"));
        await().until(() -> health().getStatus().equals(Status.DOWN));
        assertThat(health().getDetails().toString())
                .as("no internal details")
                .doesNotContain("rollup_month", "Exception");

        execute("alter table renamed_away rename to rollup_month");
        readModel.settle();
        assertThat(readModel.rows().get("rollup_month")).hasSize(2);
        await().until(() -> health().getStatus().equals(Status.UP));
    }

    @Test
    void alarmEndsWhenAnotherNodeHasProjectedTheEvent() {
        readModel.publish(recorded("act-1", "org-1042", "fine"));
        readModel.settle();
        var projected = new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(0), GenericEventMessage.asEventMessage("projected elsewhere"));
        var failure = new ErrorContext(ReadModel.PROCESSOR, new IllegalStateException(), List.of(projected));
        var alarms = readModel.bean(ProjectionAlarms.class);
        assertThatThrownBy(() -> alarms.handleError(failure)).isInstanceOf(IllegalStateException.class);
        assertThat(alarms.raised()).hasSize(1);

        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(alarms.raised()).isEmpty();
    }

    @Test
    void lostClaimsAndStoresThatAreAwayRaiseNoAlarm() {
        var alarms = readModel.bean(ProjectionAlarms.class);
        List<DomainEventMessage<?>> batch = List.of(recorded("act-1", "org-1042", "fine"));
        for (var temporary : List.of(
                new UnableToClaimTokenException("claimed by another node"),
                new IllegalStateException(new SQLTransientConnectionException("no connection")))) {
            assertThatThrownBy(() -> alarms.handleError(new ErrorContext(ReadModel.PROCESSOR, temporary, batch)))
                    .isSameAs(temporary);
        }
        assertThat(alarms.raised()).isEmpty();
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void segmentThatFailedHereAndMovedToAnotherNodeIsNotCounted() {
        int segments = (Integer) health().getDetails().get("segments");
        execute("alter table activity add constraint no_poison check (description <> 'poison')");
        readModel.publish(recorded("act-1", "org-1042", "poison"));
        await().until(() -> health().getStatus().equals(Status.DOWN));
        await().until(() -> {
            execute("update token_entry set owner = 'another-node' where owner is null");
            return health().getDetails().get("segments").equals(segments - 1);
        });
    }

    private Health health() {
        return readModel.bean(ProjectionsHealth.class).health();
    }

    private boolean isProjected(String activityId) {
        return readModel.find(new FindActivity(activityId), ActivityView.class).isPresent();
    }

    private void execute(String sql) {
        readModel.bean(JdbcTemplate.class).execute(sql);
    }

    private DomainEventMessage<?> recorded(String id, String orgId, String description) {
        var facts = new ActivityFacts(
                "kari",
                "lc-1",
                "visit",
                Instant.parse("2024-11-15T12:00:00Z"),
                BigDecimal.ONE,
                3,
                ActivityStatus.COMPLETED,
                description,
                null,
                null);
        return log.next(id, new ActivityRecorded(id, orgId, facts));
    }
}
