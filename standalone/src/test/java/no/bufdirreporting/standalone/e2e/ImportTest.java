package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Imports.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files of activities are imported through the API. */
class ImportTest {

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void rowsBecomeActivities() {
        String bergen = Given.chapter(api, org, "Bergen sentrum", "Vestland");
        var ended = Imports.done(
                api,
                org,
                "Kontakt;Lokallag;Aktivitetstype;Dato;Timer;Deltakere;Beskrivelse;Sted;Kategori;Status\n"
                        + "kari;Bergen sentrum;kafe;05.11.2024;2,5;1 200;\"Kaffe; og kake\";Torget;eldre;gjennomført\n");

        assertThat(ended.text("status")).isEqualTo("completed");
        assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", 1L));
        assertThat(ended.at("/progress/percent").decimalValue()).isEqualByComparingTo("100");
        var recorded = api.get(Given.ACTIVITIES + "?org_id=" + org).at("/data/0");
        assertThat(recorded.toString())
                .contains("\"contact_id\":\"kari\"")
                .contains("\"chapter_id\":\"" + bergen + "\"")
                .contains("\"submitted_at\":\"2024-11-05T11:00:00Z\"")
                .contains("\"hours\":2.5")
                .contains("\"participant_count\":1200")
                .contains("\"description\":\"Kaffe; og kake\"")
                .contains("\"location\":\"Torget\"")
                .contains("\"category\":\"eldre\"")
                .contains("\"status\":\"completed\"");
    }

    @Test
    void repeatedFileRecordsNothingTwice() {
        String file = HEADER + Imports.rows(0, 300);
        assertThat(Imports.counts(Imports.done(api, org, file))).isEqualTo(Map.of("accepted", 300L));

        assertThat(Imports.counts(Imports.done(api, org, file))).isEqualTo(Map.of("repeated", 300L));
        assertThat(Imports.recorded(api, org)).isEqualTo(300);
    }

    @Test
    void equalRowsWithoutKeysAreAsManyActivitiesInEveryFile() {
        String file = HEADER + "kari;lag;kafe;05.11.2024;2;3;\n".repeat(3) + "ola;lag;kafe;05.11.2024;2;3;\n";
        Imports.done(api, org, file);
        String longer = file + "kari;lag;kafe;05.11.2024;2,0;3;\n";

        assertThat(Imports.counts(Imports.done(api, org, longer))).isEqualTo(Map.of("repeated", 4L, "accepted", 1L));
        assertThat(Imports.recorded(api, org)).isEqualTo(5);
    }

    @Test
    void rowsThatAreMendedAreImportedOnce() {
        String wrong = IntStream.range(0, 1000)
                .mapToObj(n -> "k-%s;lag;kafe;05.13.2024;tre;1;\n".formatted(n))
                .collect(Collectors.joining());
        var ended = Imports.done(api, org, HEADER + Imports.rows(0, 20) + wrong);
        assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", 20L, "rejected", 1000L));
        String rejected = Imports.rejected(api, ended);
        assertThat(rejected.lines()).hasSize(1001);
        assertThat(rejected.lines().skip(1))
                .allMatch(it -> it.endsWith("\"Dato: \"\"05.13.2024\"\" is no day or time that exists; "
                        + "Timer: \"\"tre\"\" is not a number such as 2,5 or 2.5\""));

        var mended = Imports.done(
                api, org, rejected.replace("05.13.2024", "05.12.2024").replace(";tre;", ";3;"));
        assertThat(Imports.counts(mended)).isEqualTo(Map.of("accepted", 1000L));
        assertThat(Imports.recorded(api, org)).isEqualTo(1020);
    }

    @Test
    void keyWithOtherContentIsRejectedOrCorrects() {
        Imports.done(api, org, HEADER + Imports.rows(0, 2));
        String changed = HEADER + Imports.rows(0, 2).replaceFirst("1,5", "7,5");
        var refused = Imports.done(api, org, changed);
        assertThat(Imports.counts(refused)).isEqualTo(Map.of("rejected", 1L, "repeated", 1L));
        assertThat(Imports.rejected(api, refused)).contains("Nøkkel: \"\"rad-0\"\" A row with this key was imported");

        var corrected = Imports.ended(
                api,
                api.post(Imports.PATH + "?on_change=correct&org_id=" + org, changed, "Content-Type", "text/csv")
                        .expect(202)
                        .text("import_id"));
        assertThat(Imports.counts(corrected)).isEqualTo(Map.of("corrected", 1L, "repeated", 1L));
        assertThat(api.get(Given.ACTIVITIES + "?org_id=" + org).body()).contains("\"hours\":7.5");
        assertThat(Imports.recorded(api, org)).isEqualTo(2);
    }

    @Test
    void keyThatTheFileHasTwiceIsImportedOnce() {
        var ended = Imports.done(
                api,
                org,
                HEADER + Imports.rows(0, 1).repeat(2) + Imports.rows(0, 1).replace("kontakt-0", "kari"));
        assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", 1L, "repeated", 1L, "rejected", 1L));
        assertThat(Imports.rejected(api, ended)).contains("is the key of row 2, which has other content");
    }

    @Test
    void twoImportsOfTheSameFileAtOnceRecordEveryRowOnce() throws Exception {
        String file = HEADER + Imports.rows(0, 1500);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> Imports.done(api, org, file));
            var other = executor.submit(() -> Imports.done(api, org, file));
            var counts = Imports.counts(one.get());
            Imports.counts(other.get()).forEach((name, count) -> counts.merge(name, count, Long::sum));

            assertThat(counts).isEqualTo(Map.of("accepted", 1500L, "repeated", 1500L));
        }
        assertThat(Imports.recorded(api, org)).isEqualTo(1500);
    }

    @Test
    void repeatedRequestGetsTheSameImport() {
        String file = HEADER + Imports.rows(0, 3);
        var first = Imports.start(api, org, file, "Idempotency-Key", "key-1").expect(202);
        Imports.ended(api, first.text("import_id"));

        var again = Imports.start(api, org, file, "Idempotency-Key", "key-1").expect(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        Imports.start(api, org, HEADER + Imports.rows(0, 4), "Idempotency-Key", "key-1")
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
    }

    @Test
    void importIsListedAndAudited() {
        var ended = Imports.done(api, org, HEADER + Imports.rows(0, 1));
        var listed = api.get(Imports.PATH + "?status=completed&org_id=" + org).expect(200);
        assertThat(listed.at("/data/0")).isEqualTo(ended.json());
        assertThat(listed.total()).isEqualTo(1);
        assertThat(ended.text("sha256")).hasSize(64);

        String activity =
                api.get(Given.ACTIVITIES + "?org_id=" + org).each("activity_id").getFirst();
        var event = api.get("/api/v1/audit/history/" + activity, Jobs.AUDITOR).expect(200);
        assertThat(event.at("/data/0/correlation_id").stringValue()).isEqualTo(ended.text("import_id"));
    }

    /** The export for spreadsheets puts apostrophes before what they would take for formulas. */
    @Test
    void anExportForSpreadsheetsIsImportedElsewhereAsItWas() {
        for (String description :
                List.of("=1+1", "-5", "+47 55 55 55 55", "@kari", "'=1", "''-x", "'sitat'", "a=b; \"c\"")) {
            Given.activity(
                    api,
                    org,
                    "contact_id",
                    "k" + description.hashCode(),
                    "chapter_id",
                    "lag-som-ingen-har",
                    "description",
                    description,
                    "location",
                    description,
                    "hours",
                    2.5,
                    "submitted_at",
                    "2024-11-05T12:34:56Z");
        }
        String exported = api.get(Given.ACTIVITIES + "?format=csv&dialect=excel-nb&org_id=" + org)
                .expect(200)
                .body();
        assertThat(exported).contains("'=1+1", "'-5", "''=1", "2,5");

        String elsewhere = Given.organization(api);
        var ended = Imports.done(api, elsewhere, exported.replace(org, elsewhere));

        assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", 8L));
        assertThat(contents(elsewhere)).isEqualTo(contents(org)).hasSize(8);
    }

    private Set<List<JsonNode>> contents(String organization) {
        return api.get(Given.ACTIVITIES + "?limit=500&org_id=" + organization)
                .expect(200)
                .at("/data")
                .valueStream()
                .map(it -> Stream.of(
                                "contact_id",
                                "chapter_id",
                                "activity_type",
                                "submitted_at",
                                "hours",
                                "participant_count",
                                "description",
                                "location",
                                "status",
                                "category")
                        .map(it::required)
                        .toList())
                .collect(Collectors.toSet());
    }

    @Test
    void windowsFileIsRead() {
        byte[] file = (HEADER + "kåre;lag;kafé;05.11.2024;1;1;\n").getBytes(Charset.forName("windows-1252"));
        String id = Imports.start(SystemUnderTest.baseUrl(), "?org_id=" + org, Imports.CSV, file)
                .expect(202)
                .text("import_id");
        assertThat(Imports.counts(Imports.ended(api, id))).isEqualTo(Map.of("accepted", 1L));
        assertThat(api.get(Given.ACTIVITIES + "?org_id=" + org).body()).contains("kåre", "kafé");
    }

    @Test
    void fileWithoutAHeaderFails() {
        var ended = Imports.done(api, org, "a;b;c\n1;2;3\n");
        assertThat(ended.text("status")).isEqualTo("failed");
        assertThat(ended.text("failure_reason")).contains("Kontakt (contact_id), Lokallag (chapter_id)");
        assertThat(Imports.recorded(api, org)).isZero();
        api.delete(Imports.PATH + "/" + ended.text("import_id")).expectProblem(409, "import-ended");
    }

    @Test
    void whatCannotBeImportedIsRefused() {
        api.post(Imports.PATH + "?org_id=" + org, "{}").expectProblem(415, "unsupported-media-type");
        Imports.start(api, org, "").expectProblem(400, "malformed-body");
        Imports.start(api, "org-nobody", HEADER).expectProblem(422, "unknown-organization", "org_id");
        api.get(Imports.PATH + "/import-x").expectProblem(404, "not-found");
        api.get(Imports.PATH + "/import-x/rejected").expectProblem(404, "not-found");
        api.delete(Imports.PATH + "/import-x").expectProblem(404, "not-found");
    }

    @Test
    void progressIsWatched() throws Exception {
        String id = Imports.start(api, org, HEADER + Imports.rows(0, 2000)).text("import_id");
        try (var watching = Watching.open(Imports.PATH + "/" + id + "/events")) {
            var event = watching.next();
            while (!event.name().equals("ended")) {
                event = watching.next();
            }
            assertThat(event.data().at("/result/accepted").longValue()).isEqualTo(2000);
        }
    }
}
