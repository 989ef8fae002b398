package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** A check of the chain finds tampering in the database and names the first event that differs. */
@StandaloneOnly
// Its tests change one database, so they run one after the other.
@ResourceLock("database of AuditTamperTest")
class AuditTamperTest {

    private static final long FREE = 1_000_000;
    private static final long FAR = 9_000_000_000_000_000_000L;

    @TempDir
    static Path directory;

    private static Auditor auditor;
    private static String org;
    private static List<JsonNode> events;

    @BeforeAll
    static void start() {
        auditor = new Auditor(ApplicationProcess.start(directory, Auditor.setting()));
        org = Given.organization(auditor.api);
        for (int hours = 1; hours <= 5; hours++) {
            Given.activity(auditor.api, org, "hours", hours);
        }
        events = auditor.events("type=ActivityRecorded&org_id=" + org);
        assertThat(events).hasSize(5);
    }

    @AfterAll
    static void stop() {
        auditor.close();
    }

    @BeforeEach
    void backUp() throws Exception {
        auditor.sql(
                "create table events.kept as table events.domain_event_entry",
                "create table events.kept_trail as table audit.audit_event");
    }

    @AfterEach
    void restore() throws Exception {
        auditor.sql(
                "truncate events.domain_event_entry, audit.audit_event",
                "insert into events.domain_event_entry table events.kept",
                "insert into audit.audit_event table events.kept_trail");
        dropBackup();
        auditor.assertIntact();
    }

    @Test
    void aChangedPayloadIsFound() throws Exception {
        auditor.sql("""
                update events.domain_event_entry
                set payload = convert_to(replace(convert_from(payload, 'UTF8'), '"hours":2', '"hours":9'), 'UTF8')
                where global_index = %s""".formatted(position(1)));
        auditor.assertFirstDifference(events.get(1), "changed");
    }

    @Test
    void aChangedActorIsFound() throws Exception {
        auditor.sql("""
                update events.domain_event_entry set meta_data = '{"actor":"somebody else"}' where global_index = %s
                """.formatted(position(2)));
        auditor.assertFirstDifference(events.get(2), "changed");
    }

    @Test
    void swappedEventsAreFound() throws Exception {
        auditor.sql(move(position(1), FREE), move(position(3), position(1)), move(FREE, position(3)));
        auditor.assertFirstDifference(events.get(1), "replaced");
    }

    @Test
    void aDeletedEventIsFound() throws Exception {
        auditor.sql("delete from events.domain_event_entry where global_index = " + position(2));
        auditor.assertFirstDifference(events.get(2), "missing");
    }

    @Test
    void aChangedHashIsFound() throws Exception {
        auditor.sql("update audit.audit_event set hash = sha256('x') where position = " + position(1));
        auditor.assertFirstDifference(events.get(1), "hash_changed");
    }

    @Test
    void aChangedOrDeletedRecordIsFound() throws Exception {
        auditor.sql("update audit.audit_event set actor = 'nobody' where position = " + position(2));
        auditor.assertFirstDifference(events.get(2), "record_changed");
        auditor.sql("delete from audit.audit_event where position = " + position(1));
        auditor.assertFirstDifference(events.get(1), "unrecorded");
    }

    @Test
    void anEventMovedToAHighPositionIsFoundQuickly() throws Exception {
        auditor.sql(move(position(2), FAR));
        auditor.assertFirstDifference(events.get(2), "missing");
    }

    @Test
    void anEventMovedBelowTheFirstPositionIsFound() throws Exception {
        auditor.sql(
                "alter table events.domain_event_entry drop constraint positions_begin_at_one",
                move(position(2), Long.MIN_VALUE));
        try {
            var first = auditor.check("{}").at("/first_difference");
            assertThat(first.required("position").longValue()).isEqualTo(Long.MIN_VALUE);
            assertThat(first.required("event_id")).isEqualTo(events.get(2).required("event_id"));
            assertThat(first.required("what").stringValue()).isEqualTo("unrecorded");
        } finally {
            auditor.sql("alter table events.domain_event_entry add constraint positions_begin_at_one"
                    + " check (global_index > 0) not valid");
        }
        assertThatThrownBy(() -> auditor.sql(move(position(3), 0))).hasMessageContaining("positions_begin_at_one");
    }

    @Test
    void anUnknownTypeIsFound() throws Exception {
        auditor.sql("""
                update events.domain_event_entry set payload_type = 'UnknownEvent'
                where global_index = %s""".formatted(position(3)));
        auditor.assertFirstDifference(events.get(3), "changed");
        assertThat(auditor.check("{}").at("/first_difference/detail").stringValue())
                .contains("UnknownEvent");
    }

    @Test
    void aStoreAndTrailTruncatedTogetherAreFound() throws Exception {
        auditor.sql(
                "delete from events.domain_event_entry where global_index >= " + position(3),
                "delete from audit.audit_event where position >= " + position(3));
        var first = auditor.check("{}").at("/first_difference");
        assertThat(first.required("position").longValue()).isEqualTo(position(3));
        assertThat(first.required("what").stringValue()).isEqualTo("missing");
    }

    @Test
    void aTruncatedTrailIsFoundAndNotHashedAgain() throws Exception {
        auditor.sql("delete from audit.audit_event where position >= " + position(3));
        auditor.assertFirstDifference(events.get(3), "unrecorded");
        String payload = "select payload from events.kept where kept.global_index = domain_event_entry.global_index";
        auditor.sql("""
                update events.domain_event_entry
                set payload = convert_to(replace(convert_from(payload, 'UTF8'), '"hours":4', '"hours":9'), 'UTF8')
                where global_index = %s""".formatted(position(3)));
        Given.activity(auditor.api, org, "hours", 6);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(health().path("status").asString()).isEqualTo("DOWN"));
        assertThat(health().at("/details/reason").asString("")).contains("ends at position " + (position(3) - 1));
        auditor.assertFirstDifference(events.get(3), "unrecorded");

        auditor.sql(
                "update events.domain_event_entry set payload = (%s) where global_index = %s"
                        .formatted(payload, position(3)),
                "insert into audit.audit_event select * from events.kept_trail where position >= " + position(3));
        assertThat(health().path("status").asString()).isEqualTo("UP");
        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        auditor.api.get("/api/v1/audit/chain", Auditor.token()).status() == 200);
        auditor.assertIntact();
        dropBackup();
        backUp();
    }

    private static JsonNode health() {
        return auditor.api.get("/actuator/health", Auditor.token()).at("/components/audit");
    }

    private static void dropBackup() throws Exception {
        auditor.sql("drop table events.kept, events.kept_trail");
    }

    @Test
    void storeAndTrailRewrittenTogetherAreFoundWithANotedHeadOnly() throws Exception {
        var written = auditor.get("/api/v1/audit/chain");
        long position = written.number("position");
        var head = object("position", position, "hash", written.text("hash"));
        assertThat(auditor.check(head).at("/agrees").booleanValue()).isTrue();
        assertThat(auditor.check(head).at("/intact").booleanValue()).isTrue();

        var forged = object("position", position, "hash", "0".repeat(64));
        var report = auditor.check(forged);
        assertThat(report.at("/agrees").booleanValue()).isFalse();
        assertThat(report.at("/first_difference/what").stringValue()).isEqualTo("rewritten");
        assertThat(report.text("hash")).isEqualTo(written.text("hash"));
    }

    private static long position(int event) {
        return events.get(event).required("position").longValue();
    }

    private static String move(long from, long to) {
        return "update events.domain_event_entry set global_index = %s where global_index = %s".formatted(to, from);
    }
}
