package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit commands of the command line, on the data directories of stopped services. */
@StandaloneOnly
class AuditCommandTest {

    private static final String EXPORT = "/api/v1/audit/events/export";

    @TempDir
    static Path temporary;

    /** Prepares the directory of a stopped service, and that of a service killed before it projected its last events. */
    private static DirectoryAtRest stopped;

    private static DirectoryAtRest behind;

    private static String export;
    private static String exportOfActivities;
    private static JsonNode head;
    private static List<JsonNode> activities;

    @BeforeAll
    static void makeDirectories() throws Exception {
        stopped = new DirectoryAtRest(temporary.resolve("data"));
        Files.createDirectory(stopped.path());
        String org;
        try (var auditor = new Auditor(ApplicationProcess.start(stopped.path(), Auditor.setting()))) {
            org = Given.organization(auditor.api);
            for (int hours = 1; hours <= 5; hours++) {
                Given.activity(auditor.api, org, "hours", hours);
            }
            Given.completedAggregation(auditor.api, org, "2024-q4");
        }
        var before = stopped.copy(temporary.resolve("before"));
        try (var auditor = new Auditor(ApplicationProcess.start(stopped.path(), Auditor.setting()))) {
            Given.activity(auditor.api, org, "hours", 6);
            Given.completedAggregation(auditor.api, org, "2024");
            export = auditor.get(EXPORT).body();
            exportOfActivities =
                    auditor.get(EXPORT + "?type=ActivityRecorded&org_id=" + org).body();
            head = auditor.get("/api/v1/audit/chain").json();
        }
        activities =
                exportOfActivities.lines().map(JsonMapper.shared()::readTree).toList();
        behind = before.copy(temporary.resolve("behind"));
        behind.database(AuditCommandTest::withAllEvents);
    }

    /** Copies the events of the stopped service to the database of the killed one. */
    private static int withAllEvents(Connection to) throws Exception {
        return stopped.database(from -> {
            try (var read = from.createStatement();
                    var rows = read.executeQuery("select * from events.domain_event_entry order by global_index");
                    var write = to.prepareStatement(
                            "insert into events.domain_event_entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                    + " on conflict do nothing")) {
                while (rows.next()) {
                    for (int column = 1; column <= 10; column++) {
                        write.setObject(column, rows.getObject(column));
                    }
                    write.addBatch();
                }
                int added = IntStream.of(write.executeBatch()).sum();
                assertThat(added).isGreaterThan(2);
                return added;
            }
        });
    }

    @Test
    void verifyFindsNoDifferenceAndChangesNothing() throws Exception {
        var before = stopped.contents();
        var text = CommandProcess.run(stopped.path(), "audit", "verify").expect(0);
        assertThat(text.text()).contains("intact").contains("Differences  none").endsWith("Verified.\n");
        var json = CommandProcess.run(stopped.path(), "audit", "verify", "--json", "--against", head())
                .expect(0)
                .json();
        assertThat(json.at("/verified").booleanValue()).isTrue();
        assertThat(json.at("/chain/agrees").booleanValue()).isTrue();
        assertThat(json.at("/result/tables").intValue()).isGreaterThan(15);
        assertThat(json.at("/result/figures_recomputed").intValue()).isEqualTo(2);
        assertThat(json.at("/result/difference_count").intValue()).isZero();
        assertThat(stopped.contents()).isEqualTo(before);
        assertThat(stopped.schemas()).containsExactly("audit", "events", "keys", "public", "read_model");
    }

    @Test
    void eventsNotYetProjectedAreNoDifference() throws Exception {
        var before = behind.contents();
        var json = CommandProcess.run(behind.path(), "audit", "verify", "--json", "--against", head())
                .expect(0)
                .json();
        assertThat(json.at("/verified").booleanValue()).isTrue();
        assertThat(json.at("/unrecorded_events").longValue()).isGreaterThan(2);
        assertThat(json.at("/read_model_position").longValue()).isLessThan(position(5));
        assertThat(json.at("/result/position").longValue())
                .isEqualTo(head.required("position").longValue());
        assertThat(json.at("/result/figures_recomputed").intValue()).isEqualTo(2);
        assertThat(behind.contents()).isEqualTo(before);
    }

    @Test
    void aDifferenceIsFoundWhetherOrNotTheReadModelIsBehind() throws Exception {
        for (var each : List.of(stopped, behind)) {
            var directory = each.copy(temporary.resolve("row-of-" + each.path().getFileName()));
            directory.sql("update read_model.activity set hours = 17 where activity_id = '%s'"
                    .formatted(activities.get(1).required("aggregate_id").stringValue()));
            var verified =
                    CommandProcess.run(directory.path(), "audit", "verify").expect(1);
            assertThat(verified.text())
                    .contains("row changed: activity")
                    .contains("hours: is 17")
                    .contains(activities.get(1).required("aggregate_id").stringValue())
                    .contains("NOT VERIFIED");
        }
    }

    @Test
    void aChangedPayloadIsFound() throws Exception {
        var directory = stopped.copy(temporary.resolve("payload"));
        directory.sql("""
                update events.domain_event_entry
                set payload = convert_to(replace(convert_from(payload, 'UTF8'), '"hours":2', '"hours":9'), 'UTF8')
                where global_index = %s""".formatted(position(1)));
        assertFirstDifference(directory, 1, "changed");
        var chain = CommandProcess.run(directory.path(), "audit", "chain", "--against", head())
                .expect(1);
        assertThat(chain.text())
                .contains("DIFFERENT from event " + position(1))
                .contains(activities.get(1).required("event_id").stringValue());
    }

    @Test
    void anUnreadablePayloadIsFound() throws Exception {
        var directory = stopped.copy(temporary.resolve("unreadable"));
        directory.sql("update events.domain_event_entry set payload = 'x' where global_index = " + position(1));
        assertFirstDifference(directory, 1, "changed");
    }

    @Test
    void swappedEventsAreFound() throws Exception {
        var directory = stopped.copy(temporary.resolve("order"));
        directory.sql(move(position(1), 1_000_000), move(position(3), position(1)), move(1_000_000, position(3)));
        assertFirstDifference(directory, 1, "replaced");
    }

    @Test
    void aMissingEventAndMissingRecordsAreFound() throws Exception {
        var directory = stopped.copy(temporary.resolve("gone"));
        directory.sql("delete from events.domain_event_entry where global_index = " + position(2));
        assertFirstDifference(directory, 2, "missing");
        var other = stopped.copy(temporary.resolve("records-gone"));
        other.sql("delete from audit.audit_event where position >= " + position(5));
        assertFirstDifference(other, 5, "unrecorded");
    }

    @Test
    void aTruncatedTrailIsFoundEvenIfItsTokenIsGone() throws Exception {
        var directory = stopped.copy(temporary.resolve("end-forgotten"));
        directory.sql(
                "delete from audit.audit_event where position >= " + position(4),
                "delete from read_model.token_entry where processor_name = 'audit-trail'");
        assertFirstDifference(directory, 4, "unrecorded");
        directory.sql("delete from audit.audit_event");
        assertThat(CommandProcess.run(directory.path(), "audit", "chain", "--against", head())
                        .expect(1)
                        .text())
                .contains("DIFFERENT from event 1 ");
        var refused = CommandProcess.run(directory.path(), "audit", "chain").expect(3);
        assertThat(refused.errors()).contains("ends at position 0");
    }

    @Test
    void aTruncatedStoreAndTrailAreFoundAndTheServiceRefusesToStart() throws Exception {
        var directory = stopped.copy(temporary.resolve("end-gone"));
        directory.sql(
                "delete from events.domain_event_entry where global_index >= " + position(5),
                "delete from audit.audit_event where position >= " + position(5));
        assertFirstDifference(directory, 5, "missing");
        try (var service = ApplicationProcess.launch(directory.path())) {
            assertThat(service.awaitEnd()).isNotZero();
            assertThat(service.output())
                    .contains("the events from %s to %s are gone".formatted(position(5), head.required("position")));
        }
    }

    @Test
    void aChainDifferenceIsReportedEvenIfTheReadModelCannotBeCompared() throws Exception {
        var directory = stopped.copy(temporary.resolve("broken"));
        directory.database(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("update audit.audit_event set hash = sha256('x') where position = " + position(1));
                return statement.execute("alter table read_model.activity alter column hours type text");
            }
        });
        var verified = CommandProcess.run(directory.path(), "audit", "verify").expect(1);
        assertThat(verified.text()).contains("DIFFERENT from event " + position(1), "NOT COMPARED");
    }

    private static void assertFirstDifference(DirectoryAtRest directory, int activity, String what) throws Exception {
        var report = CommandProcess.run(directory.path(), "audit", "verify", "--json")
                .expect(1)
                .json();
        assertThat(report.at("/verified").booleanValue()).isFalse();
        assertThat(report.at("/chain/first_difference/position").longValue()).isEqualTo(position(activity));
        assertThat(report.at("/chain/first_difference/what").stringValue()).isEqualTo(what);
    }

    @Test
    void theExportEqualsThatOfTheService() throws Exception {
        for (var each : List.of(stopped, behind)) {
            assertThat(CommandProcess.run(each.path(), "audit", "export")
                            .expect(0)
                            .bytes())
                    .isEqualTo(export.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aFilteredExportWritesACompleteFileOrNone() throws Exception {
        var org = activities.getFirst().required("org_id").stringValue();
        var file = Files.createDirectory(temporary.resolve("exports")).resolve("activities.ndjson");
        var exporting = CommandProcess.run(
                        behind.path(),
                        "audit",
                        "export",
                        "--type=ActivityRecorded",
                        "--org-id=" + org,
                        "--output=" + file)
                .expect(0);
        assertThat(exporting.bytes()).isEmpty();
        assertThat(file).hasContent(exportOfActivities);
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void theHeadOfTheChainEqualsThatOfTheService() throws Exception {
        for (var each : List.of(stopped, behind)) {
            assertThat(CommandProcess.run(each.path(), "audit", "chain", "--json")
                            .expect(0)
                            .json())
                    .isEqualTo(head);
        }
        CommandProcess.run(behind.path(), "audit", "chain", "--against", head()).expect(0);
        var forged = CommandProcess.run(
                        stopped.path(), "audit", "chain", "--against", position(1) + ":" + "0".repeat(64))
                .expect(1);
        assertThat(forged.text()).contains("rewritten");
    }

    @Test
    void aDirectoryInUseIsRejected() throws Exception {
        var directory = stopped.copy(temporary.resolve("in-use"));
        try (var service = ApplicationProcess.start(directory.path())) {
            var refused =
                    CommandProcess.run(directory.path(), "audit", "verify").expect(4);
            assertThat(refused.errors())
                    .contains("The data directory %s is in use by process %s."
                            .formatted(
                                    directory.path().toRealPath(),
                                    service.handle().pid()));
            assertThat(service.api().get("/actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    @Test
    void aMissingDirectoryIsNotCreated() throws Exception {
        var missing = temporary.resolve("mistyped");
        for (String command : List.of("verify", "chain")) {
            var refused = CommandProcess.run(missing, "audit", command).expect(3);
            assertThat(refused.errors()).contains("There is no data directory of this service at " + missing);
        }
        assertThat(missing).doesNotExist();
        CommandProcess.run(stopped.path(), "audit", "verify", "--against", "11").expect(2);
        CommandProcess.run(stopped.path(), "audit", "export", "--from", "yesterday")
                .expect(2);
        assertThat(CommandProcess.run(stopped.path(), "audit", "export", "--type", "ActivityRecordet")
                        .expect(2)
                        .errors())
                .startsWith("--type must be one of ActivityCorrected, ");
    }

    @Test
    void aDirectoryOfAnotherVersionIsNotMigrated() throws Exception {
        var older = stopped.copy(temporary.resolve("older"));
        older.sql("delete from read_model.flyway_schema_history where installed_rank = ("
                + "select max(installed_rank) from read_model.flyway_schema_history)");
        assertThat(CommandProcess.run(older.path(), "audit", "verify").expect(3).errors())
                .contains("older version");
        var newer = stopped.copy(temporary.resolve("newer"));
        newer.sql("insert into audit.flyway_schema_history select installed_rank + 100, '999', description, type,"
                + " 'V999__later.sql', checksum, installed_by, installed_on, execution_time, success"
                + " from audit.flyway_schema_history order by installed_rank desc limit 1");
        assertThat(CommandProcess.run(newer.path(), "audit", "chain").expect(3).errors())
                .contains("newer version");
    }

    @Test
    void ctrlCLeavesNoSchemasOrProcesses() throws Exception {
        var directory = stopped.copy(temporary.resolve("interrupted"));
        var verifying = CommandProcess.launch(directory.path(), "audit", "verify");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> hasShadow(directory));
        verifying.interrupt();
        assertThat(verifying.ended().code()).isGreaterThan(127);
        assertThat(directory.isRunning()).isFalse();
        assertThat(directory.schemas()).containsExactly("audit", "events", "keys", "public", "read_model");
        try (var service = ApplicationProcess.start(directory.path())) {
            assertThat(service.stop()).isEqualTo(143);
        }
    }

    private static boolean hasShadow(DirectoryAtRest directory) throws Exception {
        if (!directory.isRunning()) {
            return false;
        }
        try (var connection = DriverManager.getConnection(directory.jdbcUrl())) {
            return !DirectoryAtRest.strings(
                            connection, "select nspname from pg_namespace where nspname like 'read_model_shadow%'")
                    .isEmpty();
        } catch (SQLException | IndexOutOfBoundsException starting) {
            return false;
        }
    }

    private static String head() {
        return head.required("position").longValue() + ":"
                + head.required("hash").stringValue();
    }

    private static long position(int activity) {
        return activities.get(activity).required("position").longValue();
    }

    private static String move(long from, long to) {
        return "update events.domain_event_entry set global_index = %s where global_index = %s".formatted(to, from);
    }
}
