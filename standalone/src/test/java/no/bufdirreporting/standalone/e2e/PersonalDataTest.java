package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Auditor.token;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Personal data is encrypted by keys that can be destroyed. */
@StandaloneOnly
class PersonalDataTest {

    private static final String SECRET = "Bursdagsfeiring";
    private static final String PLACE = "Torggata 7";

    @TempDir
    static Path directory;

    private static ApplicationProcess application;

    private Api api = application.api();
    private final String org = Given.organization(api);
    private final String contact = Given.unique("kari-nordmann");

    @BeforeAll
    static void start() {
        application = ApplicationProcess.start(directory, Auditor.setting());
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void whatIsRecordedIsReadListedFoundAndCorrected() {
        var recorded = record("hours", 2);
        String path = path(recorded);

        assertThat(recorded.text("contact_id")).isEqualTo(contact);
        assertThat(recorded.text("description")).isEqualTo(SECRET);
        assertThat(api.get(path).expect(200).body()).isEqualTo(recorded.view());
        assertThat(ofContact(contact)).containsExactly(recorded.text("activity_id"));
        assertThat(api.get(ACTIVITIES + "/contact/" + contact + "/across-chapters")
                        .total())
                .isEqualTo(1);
        var corrected = api.put(path, object("location", "Storgata 1")).expect(200);
        assertThat(corrected.text("location")).isEqualTo("Storgata 1");
        assertThat(api.put(path, api.get(path).json().toString()).expect(200).number("version"))
                .isEqualTo(1);
        var moved = api.put(path, object("contact_id", contact + "-b")).expect(200);
        assertThat(moved.text("location")).isEqualTo("Storgata 1");
        assertThat(ofContact(contact)).isEmpty();
        assertThat(ofContact(contact + "-b")).hasSize(1);
    }

    @Test
    void anErasureLeavesFiguresAndTheChainAndNothingElse() throws Exception {
        var first = record("hours", 2, "participant_count", 3);
        record("hours", 4);
        Given.activity(api, org, "contact_id", "another", "hours", 1);
        var figures = Given.completedAggregation(api, org, "2024-11");
        assertThat(figures.number("unique_participants")).isEqualTo(2);
        var history = history(first);
        assertThat(history).contains(contact, SECRET, PLACE);

        var erased = erase().expect(200);

        assertThat(erased.body()).isEqualTo("{\"deleted\":true,\"activities\":2}");
        var read = api.get(path(first)).expect(200);
        String pseudonym = read.text("contact_id");
        assertThat(pseudonym).startsWith("erased-");
        assertThat(read.at("/description").isNull()).isTrue();
        assertThat(read.at("/location").isNull()).isTrue();
        assertThat(read.at("/erased").booleanValue()).isTrue();
        assertThat(read.header("ETag")).isNotEqualTo(first.header("ETag"));
        assertThat(ofContact(contact)).as("the old id").isEmpty();
        assertThat(ofContact(pseudonym)).as("the pseudonym still groups").hasSize(2);
        assertThat(history(first)).doesNotContain(contact, SECRET, PLACE).contains(pseudonym);
        assertThat(api.get(path(first) + "?as_of=position:" + positionOf(first), token())
                        .expect(200)
                        .body())
                .contains(pseudonym)
                .doesNotContain(contact, SECRET);
        assertThat(Given.completedAggregation(api, org, "2024-11").number("unique_participants"))
                .as("one person still counts as one")
                .isEqualTo(2);
        assertThat(Given.completedAggregation(api, org, "2024-11").decimal("hours_delivered"))
                .isEqualByComparingTo("7");
        new Auditor(api).assertIntact();
        assertThat(api.get(Auditor.EVENTS + "/export?org_id=" + org, token()).body())
                .doesNotContain(contact, SECRET, PLACE)
                .contains("ContactErased");
        var event = new Auditor(api).events("type=ContactErased&org_id=" + org).getFirst();
        assertThat(event.required("actor").stringValue()).isEqualTo("admin");
        assertThat(event.toString()).doesNotContain(contact);
        assertThat(erase().status()).as("a second time").isEqualTo(404);
    }

    @Test
    void anErasedActivityKeepsItsPersonAndItsFiguresCanChange() {
        var first = record("hours", 2);
        erase().expect(200);
        String path = path(first);

        api.put(path, object("description", "Again")).expectProblem(409, "personal-data-erased");
        api.put(path, object("contact_id", contact)).expectProblem(409, "personal-data-erased");
        assertThat(api.put(path, object("hours", 5)).expect(200).number("hours"))
                .isEqualTo(5);
        assertThat(api.put(path, api.get(path).json().toString())
                        .expect(200)
                        .at("/erased")
                        .booleanValue())
                .isTrue();
        assertThat(Given.completedAggregation(api, org, "2024-11").number("unique_participants"))
                .isEqualTo(1);
        api.delete(path).expect(200);
    }

    @Test
    void recordingAnErasedContactAgainMakesANewPerson() {
        record("hours", 2);
        erase().expect(200);

        var again = record("hours", 3);

        assertThat(again.text("contact_id")).isEqualTo(contact);
        assertThat(ofContact(contact)).containsExactly(again.text("activity_id"));
        assertThat(Given.completedAggregation(api, org, "2024-11").number("unique_participants"))
                .isEqualTo(2);
    }

    @Test
    void aRepeatedRequestIsAnsweredWithoutWhatWasErased() {
        var body = Given.newActivity(org, "contact_id", contact, "description", SECRET);
        var first = api.post(ACTIVITIES, body, "Idempotency-Key", "key-1").expect(201);
        erase().expect(200);

        var repeated = api.post(ACTIVITIES, body, "Idempotency-Key", "key-1").expect(201);

        assertThat(repeated.text("activity_id")).isEqualTo(first.text("activity_id"));
        assertThat(repeated.body()).doesNotContain(contact, SECRET).contains("\"erased\":true");
    }

    @Test
    void anAccessRequestGetsEveryState() {
        var activity = record("hours", 2);
        api.put(path(activity), object("description", "Later")).expect(200);
        var deleted = record("hours", 4);
        api.delete(path(deleted)).expect(200);

        var all = api.get(personalData(), token()).expect(200);

        assertThat(all.text("contact_id")).isEqualTo(contact);
        assertThat(all.at("/states")
                        .valueStream()
                        .map(it -> it.required("type").stringValue() + " "
                                + it.required("description").stringValue()))
                .containsExactlyInAnyOrder(
                        "ActivityRecorded " + SECRET,
                        "ActivityCorrected Later",
                        "ActivityRecorded " + SECRET,
                        "ActivityDeleted " + SECRET);
        api.get(personalData()).expectProblem(401, "unauthorized");
        api.delete(personalData()).expectProblem(401, "unauthorized");
        api.get("/api/v1/contacts/nobody/personal-data?org_id=" + org, token()).expectProblem(404, "not-found");
        api.get("/api/v1/contacts/" + contact + "/personal-data?org_id=another-org", token())
                .expectProblem(404, "not-found");
    }

    @Test
    void theSameContactOfAnotherOrganizationStays() {
        record("hours", 2);
        String other = Given.organization(api);
        var there = Given.activity(api, other, "contact_id", contact, "description", SECRET);
        erase().expect(200);

        assertThat(api.get(path(there)).expect(200).text("description")).isEqualTo(SECRET);
        assertThat(ofContact(contact)).isEmpty();
        assertThat(api.get(ACTIVITIES + "/contact/" + contact + "/across-chapters")
                        .each("activity_id"))
                .containsExactly(there.text("activity_id"));
    }

    @Test
    void listsTablesAndDuplicatesShowThePseudonymOfAnErasedContact() {
        var first = record("hours", 2);
        record("hours", 4);
        String duplicates = path(first) + "/possible-duplicates";
        assertThat(api.get(duplicates).expect(200).body()).contains(contact, SECRET, "similar_description_and_time");
        erase().expect(200);

        assertThat(api.get(duplicates).expect(200).body())
                .contains("erased-", "same_type_and_day", "\"erased\":true")
                .doesNotContain(contact, SECRET, "similar_description_and_time");
        String list = ACTIVITIES + "?org_id=" + org;
        for (String shown : List.of(
                list,
                list + "&format=csv",
                list + "&warning=possible_duplicate",
                list + "&format=csv&dialect=excel-nb",
                ACTIVITIES + "?changed_since=0&org_id=" + org,
                "/api/v1/bufdir-aggregations/activities?org_id=" + org + "&start=2024-11-01&end=2024-11-30")) {
            assertThat(api.get(shown).expect(200).body())
                    .as(shown)
                    .contains("erased-")
                    .doesNotContain(contact, SECRET, PLACE);
        }
    }

    @Test
    void explanationsAndDifferencesShowThePseudonymOfAnErasedContact() {
        var first = record("hours", 2);
        var run = Given.completedAggregation(api, org, "2024-11");
        String aggregation = "/api/v1/bufdir-aggregations/" + run.text("id");
        String explanation = aggregation + "/explanation";
        assertThat(api.get(explanation, token()).expect(200).body()).contains(contact);
        api.put(path(first), object("hours", 3)).expect(200);
        api.put(aggregation, object("org_id", org, "reporting_period_id", "2024-11", "force_refresh", true))
                .expect(200);
        String differences = aggregation + "/differences";
        assertThat(api.get(differences, token()).expect(200).body()).contains(contact);
        erase().expect(200);

        for (String shown : List.of(explanation, explanation + "?format=csv", differences)) {
            assertThat(api.get(shown, token()).expect(200).body())
                    .as(shown)
                    .contains("erased-")
                    .doesNotContain(contact, SECRET, PLACE);
        }
    }

    @Test
    void nothingThatIsStoredHasPersonalDataInPlain() throws Exception {
        var first = record("hours", 2);
        api.put(path(first), object("location", PLACE + " B")).expect(200);
        api.delete(path(record("hours", 4))).expect(200);
        api.get(ACTIVITIES + "/contact/" + contact + "/across-chapters").expect(200);
        api.get(personalData(), token()).expect(200);
        assertNothingInPlain();
        erase().expect(200);
        assertNothingInPlain();
    }

    /** Dumps all tables of the database, and reads all other files of the data directory. */
    private void assertNothingInPlain() throws Exception {
        assertThat(tables())
                .contains("events.domain_event_entry", "read_model.activity", "audit.audit_event", "keys.person_key");
        for (String table : tables()) {
            assertThat(rows(table)).as(table).noneMatch(this::isPersonal);
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(it -> !it.startsWith(directory.resolve("postgres")))
                    .filter(it -> !it.startsWith(directory.resolve("bin")))
                    .toList()) {
                assertThat(isPersonal(Files.readString(file, StandardCharsets.ISO_8859_1)))
                        .as(file.toString())
                        .isFalse();
            }
        }
        assertThat(isPersonal(application.output())).as("log").isFalse();
    }

    private boolean isPersonal(String text) {
        return text.contains(contact) || text.contains(SECRET) || text.contains(PLACE);
    }

    @Test
    void filesOfImportsGoWithAnErasure() throws Exception {
        String rows =
                Imports.HEADER + contact + ";lag-1;kafe;20.11.2024;1;1;\n" + contact + ";lag-1;kafe;32.11.2024;1;1;\n";
        var ended = Imports.done(api, org, rows);
        assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", 1L, "rejected", 1L));
        String other = Given.organization(api);
        var ofOther = Imports.done(api, other, rows);
        assertThat(Imports.rejected(api, ended)).contains(contact);

        erase().expect(200);

        api.get(Imports.PATH + "/" + ended.text("import_id") + "/rejected").expectProblem(404, "not-found");
        assertThat(Imports.rejected(api, ofOther)).contains(contact);
        api.delete("/api/v1/contacts/" + contact + "/personal-data?org_id=" + other, token())
                .expect(200);
        assertNothingInPlain();
        assertThat(Imports.counts(Imports.done(api, org, rows)))
                .as("the row is known, though nobody can tell whose it is")
                .isEqualTo(Map.of("rejected", 1L, "repeated", 1L));
    }

    /** The keys are in the backup, too: what was erased since would be back, without the directory of keys. */
    @Test
    void whatWasErasedAfterABackupStaysErasedInWhatIsRestored(@TempDir Path temporary) throws Exception {
        var erased = record("hours", 2);
        var kept = Given.activity(api, org, "contact_id", "another", "description", SECRET);
        Path backup = temporary.resolve("backup");
        CommandProcess.run(directory, "backup", "--to=" + backup).expect(0);
        erase().expect(200);
        Path data = temporary.resolve("data");
        CommandProcess.run(data, "restore", "--from=" + backup).expect(0);

        try (var without = ApplicationProcess.launch(data, Auditor.setting())) {
            assertThat(without.awaitEnd()).isNotZero();
            assertThat(without.output()).contains("Put the directory of keys there");
        }
        new DirectoryAtRest(directory.resolve("keys")).copy(data.resolve("keys"));
        try (var restored = ApplicationProcess.start(data, Auditor.setting())) {
            var there = restored.api();
            var read = there.get(path(erased)).expect(200);
            assertThat(read.at("/erased").booleanValue()).isTrue();
            assertThat(read.body()).doesNotContain(contact, SECRET, PLACE);
            assertThat(there.get(path(kept)).expect(200).text("description")).isEqualTo(SECRET);
            there.get(personalData(), token()).expectProblem(404, "not-found");
            new Auditor(there).assertIntact();
        }
    }

    @Test
    void keysThatAreAwayAreNotTakenForErased() throws Exception {
        var activity = record("hours", 2);
        String person = person(activity);
        sql("create table keys.lost as select * from keys.person_key where person = '%s'".formatted(person));
        sql("delete from keys.person_key where person = '%s'".formatted(person));
        restart();
        try {
            var lost = api.get(path(activity));
            assertThat(lost.status()).isEqualTo(503);
            assertThat(lost.has("Retry-After")).isTrue();
        } finally {
            sql("insert into keys.person_key select * from keys.lost");
            sql("drop table keys.lost");
        }
        assertThat(api.get(path(activity)).expect(200).text("description")).isEqualTo(SECRET);
    }

    @Test
    void anErasureHoldsAfterARestartARebuildAndARestoredKeyStore() throws Exception {
        var erased = record("hours", 2);
        sql("create table keys.backup as select * from keys.person_key where person = '%s'".formatted(person(erased)));
        erase().expect(200);
        var kept = record("hours", 3);
        sql("insert into keys.person_key select * from keys.backup on conflict do nothing");
        sql("drop table keys.backup");

        restart();

        assertThat(api.get(path(erased)).expect(200).at("/erased").booleanValue())
                .isTrue();
        assertThat(api.get(path(kept)).expect(200).text("description")).isEqualTo(SECRET);
        assertThat(api.get(personalData(), token()).expect(200).at("/states").size())
                .isEqualTo(1);
        assertThat(Jobs.completed(api, "rebuilds")
                        .at("/result/difference_count")
                        .longValue())
                .isZero();
        assertThat(api.get(path(erased)).expect(200).at("/erased").booleanValue())
                .isTrue();
        assertThat(api.get(path(kept)).expect(200).text("description")).isEqualTo(SECRET);
        assertThat(Given.completedAggregation(api, org, "2024-11").number("unique_participants"))
                .isEqualTo(2);
    }

    @Test
    void theMasterKeyIsForItsOwnerAlone() throws IOException {
        var file = directory.resolve("keys/master.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private void restart() throws InterruptedException {
        application.stop();
        application = ApplicationProcess.start(directory, Auditor.setting());
        api = application.api();
    }

    private Answer record(Object... fields) {
        var body = Given.newActivity(org, fields);
        body.putAll(object("contact_id", contact, "description", SECRET, "location", PLACE));
        return api.post(ACTIVITIES, body).expect(201);
    }

    private Answer erase() {
        return api.delete(personalData(), token());
    }

    private String personalData() {
        return "/api/v1/contacts/" + contact + "/personal-data?org_id=" + org;
    }

    private static String path(Answer activity) {
        return ACTIVITIES + "/" + activity.text("activity_id");
    }

    private List<String> ofContact(String id) {
        return api.get(ACTIVITIES + "?org_id=" + org + "&contact_id=" + id)
                .expect(200)
                .each("activity_id");
    }

    private String history(Answer activity) {
        return api.get("/api/v1/audit/history/" + activity.text("activity_id"), token())
                .expect(200)
                .body();
    }

    private long positionOf(Answer activity) {
        return api.get("/api/v1/audit/history/" + activity.text("activity_id"), token())
                .at("/data/0/position")
                .longValue();
    }

    private String person(Answer activity) {
        return api.get("/api/v1/audit/history/" + activity.text("activity_id"), token())
                .at("/data/0/payload/facts/contactId")
                .stringValue();
    }

    private static List<String> tables() throws Exception {
        return query("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""");
    }

    private static List<String> rows(String table) throws Exception {
        return query("select t::text || coalesce((to_jsonb(t) -> 'payload')::text, '') from %s as t".formatted(table))
                .stream()
                .map(PersonalDataTest::withBytes)
                .toList();
    }

    /** Columns of bytes are in hexadecimal. */
    private static String withBytes(String row) {
        var text = new StringBuilder(row);
        var bytes = Pattern.compile("\\\\x([0-9a-f]{2,})").matcher(row);
        while (bytes.find()) {
            text.append(new String(HexFormat.of().parseHex(bytes.group(1)), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static List<String> query(String sql) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(application.jdbcUrl());
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private static void sql(String sql) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(application.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
