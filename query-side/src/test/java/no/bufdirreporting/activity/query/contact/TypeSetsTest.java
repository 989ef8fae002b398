package no.bufdirreporting.activity.query.contact;

import static no.bufdirreporting.activity.query.contact.RequiringTypeSets.requiring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.query.rollup.Rollups;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class TypeSetsTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 30);
    private static final SortedSet<String> CARE = new TreeSet<>(List.of("transport", "visit"));

    /** An organization in the same segment as events without organization, so that they can be in one batch. */
    private static final String ORG = "org-1";

    private static final String OTHER_SEGMENT = "org-2";

    private final EventLog log = new EventLog();
    private final RunningReadModel readModel = RunningReadModel.start(log, RequiringTypeSets.PROPERTY + "=true");

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void setRequiredWithinABatchCountsEarlierAndLaterEvents() {
        readModel.publishAsOneBatch(
                recorded("act-1", ORG, "kari", "visit"),
                recorded("act-2", ORG, "ola", "course"),
                log.next("categories", requiring(CARE)),
                recorded("act-3", ORG, "siv", "transport"),
                recorded("act-4", ORG, "kari", "visit"),
                log.next("act-2", new ActivityCorrected("act-2", ORG, facts("ola", "course"), facts("per", "visit"))));
        readModel.settle();

        assertThat(contacts(ORG, CARE)).isEqualTo(3);
        assertThat(readModel
                        .bean(JdbcTemplate.class)
                        .queryForList(
                                "select contact_id || ' ' || parts from contact_day where type_set = 1 order by 1",
                                String.class))
                .containsExactly("kari 2", "per 1", "siv 1");
    }

    @Test
    void setRequiredTwiceIsCountedOnce() {
        readModel.project(
                recorded("act-1", ORG, "kari", "visit"),
                log.next("categories", requiring(CARE)),
                recorded("act-2", ORG, "ola", "visit"),
                log.next("categories", requiring(CARE)));

        assertThat(readModel.rows().get("type_set")).containsExactly("(1,\"{transport,visit}\")");
        var sortedOtherwise = new TreeSet<String>(Comparator.reverseOrder());
        sortedOtherwise.addAll(CARE);
        assertThat(contacts(ORG, sortedOtherwise)).isEqualTo(2);
    }

    @Test
    void countingASetThatWasNeverRequiredFails() {
        readModel.project(log.next("categories", requiring(CARE)));

        assertThatIllegalStateException().isThrownBy(() -> contacts(ORG, new TreeSet<>(List.of("visit"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> readModel.bean(TypeSets.class).require(new TreeSet<>()));
    }

    @Test
    void addingASetWaitsForBatchesThatCountWithoutIt() throws SQLException {
        try (var batch = readModel.bean(DataSource.class).getConnection()) {
            begin(batch, "lock table type_set in row share mode");
            batch.createStatement().execute("""
                    insert into activity values ('act-1', 'org-2', 'kari', 'lc-1', 'visit', '2025-03-30T12:00:00Z', 1, 1,
                        'COMPLETED', null, null, '', now(), null, 0)""");
            readModel.publish(log.next("categories", requiring(CARE)));
            awaitLockWait();
            batch.commit();
        }
        readModel.settle();

        assertThat(contacts(OTHER_SEGMENT, CARE)).isEqualTo(1);
    }

    @Test
    void batchThatBeginsWhileASetIsAddedCountsInIt() throws SQLException {
        try (var adding = readModel.bean(DataSource.class).getConnection()) {
            begin(adding, "lock table type_set in exclusive mode");
            adding.createStatement().execute("insert into type_set values (1, '{transport,visit}')");
            readModel.publish(recorded("act-1", OTHER_SEGMENT, "kari", "visit"));
            awaitLockWait();
            assertThatIllegalStateException().as("reading does not wait").isThrownBy(() -> contacts(ORG, CARE));
            adding.commit();
        }
        readModel.settle();

        assertThat(contacts(OTHER_SEGMENT, CARE)).isEqualTo(1);
    }

    private static void begin(Connection connection, String lock) throws SQLException {
        connection.setAutoCommit(false);
        connection.createStatement().execute(lock);
    }

    private void awaitLockWait() {
        await().until(() -> readModel
                .bean(JdbcTemplate.class)
                .queryForObject(
                        "select exists (select from pg_locks where relation = 'type_set'::regclass and not granted)",
                        Boolean.class));
    }

    private long contacts(String orgId, SortedSet<String> types) {
        return readModel.bean(Rollups.class).uniqueContacts(orgId, types, DAY, DAY.plusDays(1));
    }

    private DomainEventMessage<?> recorded(String id, String orgId, String contact, String type) {
        return log.next(id, new ActivityRecorded(id, orgId, facts(contact, type)));
    }

    private static ActivityFacts facts(String contact, String type) {
        return new ActivityFacts(
                contact,
                "lc-1",
                type,
                Instant.parse("2025-03-30T12:00:00Z"),
                BigDecimal.ONE,
                1,
                ActivityStatus.COMPLETED,
                null,
                null,
                null);
    }
}
