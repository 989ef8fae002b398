package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** Chapters come in by the same import as activities. */
class ChapterImportTest {

    private static final String HEADER = "Lokallag;Navn;Kommunenummer;Region;Gjelder fra\n";

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);
    private final String prefix = Given.unique("lc");

    @Test
    void hundredsOfRowsBecomeChapters() {
        String rows = IntStream.range(0, 400)
                .mapToObj(n -> "%s-%s;Lag %s;%s;;\n".formatted(prefix, n, n, n % 2 == 0 ? "301" : "4601"))
                .collect(Collectors.joining());
        var ended = Imports.chapters(api, org, "", HEADER + rows);

        assertThat(ended.text("status")).isEqualTo("completed");
        assertThat(ended.text("kind")).isEqualTo("chapters");
        assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", 400L));
        assertThat(api.get("/api/v1/chapters?limit=1&org_id=" + org).total()).isEqualTo(400);
        assertThat(chapter("-0").text("region")).isEqualTo("Oslo");
        assertThat(chapter("-1").text("municipality")).isEqualTo("Bergen");
        assertThat(Imports.counts(Imports.chapters(api, org, "", HEADER + rows)))
                .isEqualTo(Map.of("repeated", 400L));
    }

    @Test
    void englishHeadersAndLinesOfJsonAreRead() {
        String csv = "chapter_id,name,municipality_number,region,effective_from,org_id\n"
                + "%s-a,A,3005,,,%s\n%s-b,B,,Sør,2024-02-01,\n".formatted(prefix, org, prefix);
        assertThat(Imports.counts(Imports.chapters(api, org, "", csv))).isEqualTo(Map.of("accepted", 2L));
        assertThat(chapter("-a").at("/regions").toString()).contains("Buskerud", "Viken", "2020-01-01", "2024-01-01");
        assertThat(chapter("-b").at("/regions/1/from").stringValue()).isEqualTo("2024-02-01");

        String json =
                "{\"chapter_id\": \"%s-c\", \"name\": \"C\", \"municipality_number\": \"0301\"}\n".formatted(prefix);
        String location = api.post(Imports.CHAPTERS + "?org_id=" + org, json, "Content-Type", "application/x-ndjson")
                .expect(202)
                .header("Location");
        assertThat(Imports.counts(Imports.endedAt(api, location))).isEqualTo(Map.of("accepted", 1L));
    }

    @Test
    void wrongRowsAreNamedAndCanBeMended() {
        String file = HEADER
                + "%s-a;A;9999;;\n%s-b;;0301;;\nimports;C;0301;;\n%s-d;D;oslo;;i går\n"
                        .formatted(prefix, prefix, prefix);
        var ended = Imports.chapters(api, org, "", file);
        assertThat(Imports.counts(ended)).isEqualTo(Map.of("rejected", 4L));
        String rejected = Imports.rejected(api, ended);
        assertThat(rejected)
                .contains("Kommunenummer: \"\"9999\"\" There is no municipality with the number 9999")
                .contains("Navn: is missing")
                .contains("Lokallag: \"\"imports\"\" The id 'imports' is a path of its own")
                .contains("Kommunenummer: \"\"oslo\"\" is not a municipality number such as 0301; Gjelder fra");

        String mended = rejected.replace("9999", "0301")
                .replace("-b;;", "-b;B;")
                .replace("imports;", prefix + "-c;")
                .replace(";oslo;", ";0301;")
                .replace("i går", "01.02.2024");
        assertThat(Imports.counts(Imports.chapters(api, org, "", mended))).isEqualTo(Map.of("accepted", 4L));
    }

    @Test
    void chapterWithOtherContentIsRejectedOrChanged() {
        String file = HEADER + prefix + "-a;A;3005;;\n";
        Imports.chapters(api, org, "", file);
        String renamed = file.replace(";A;3005", ";Nytt navn;4601");
        var refused = Imports.chapters(api, org, "", renamed);
        assertThat(Imports.counts(refused)).isEqualTo(Map.of("rejected", 1L));
        assertThat(Imports.rejected(api, refused)).contains("The chapter is registered with other content");

        assertThat(Imports.counts(Imports.chapters(api, org, "&on_change=correct", renamed)))
                .isEqualTo(Map.of("corrected", 1L));
        assertThat(chapter("-a").text("name")).isEqualTo("Nytt navn");
        assertThat(chapter("-a").text("region")).isEqualTo("Vestland");
        assertThat(Imports.counts(Imports.chapters(api, org, "&on_change=correct", renamed)))
                .isEqualTo(Map.of("repeated", 1L));
    }

    @Test
    void aDryRunRegistersNothing() {
        Imports.chapters(api, org, "", HEADER + prefix + "-a;A;3005;;\n");
        String file = HEADER
                + "%s-a;B;3005;;\n%s-b;B;0301;;\n%s-c;C;9999;;\n%s-b;Bb;0301;;\n"
                        .formatted(prefix, prefix, prefix, prefix);
        var ended = Imports.chapters(api, org, "&dry_run=true&on_change=correct", file);

        assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", 1L, "corrected", 1L, "rejected", 2L));
        assertThat(ended.at("/periods").isEmpty()).isTrue();
        assertThat(Imports.rejected(api, ended)).contains("is the key of row 3, which has other content");
        assertThat(chapter("-a").text("name")).isEqualTo("A");
        api.get("/api/v1/chapters/" + prefix + "-b").expectProblem(404, "not-found");
    }

    @Test
    void importsOfTheOtherKindAreNotFound() {
        var chapters = Imports.chapters(api, org, "", HEADER + prefix + "-a;A;0301;;\n");
        var activities = Imports.done(api, org, Imports.HEADER + Imports.rows(0, 1));
        String id = chapters.text("import_id");

        api.get(Imports.PATH + "/" + id).expectProblem(404, "not-found");
        api.get(Imports.PATH + "/" + id + "/rejected").expectProblem(404, "not-found");
        api.delete(Imports.PATH + "/" + id).expectProblem(404, "not-found");
        api.delete(Imports.CHAPTERS + "/" + id).expectProblem(409, "import-ended");
        assertThat(api.get(Imports.CHAPTERS + "?org_id=" + org).expect(200).each("import_id"))
                .containsExactly(id);
        assertThat(api.get(Imports.PATH + "?org_id=" + org).expect(200).each("import_id"))
                .containsExactly(activities.text("import_id"));
    }

    @Test
    void noChapterIsCalledAsThePathOfImports() {
        api.put("/api/v1/chapters/imports", Api.object("name", "A", "org_id", org))
                .expectProblem(422, "reserved-id", "chapter_id");
    }

    @Test
    void theTemplateHasMunicipalitiesAndIsImported() throws Exception {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(template()))) {
            var first = workbook.getFirstSheet().read().getFirst();
            assertThat(first.stream().map(it -> it.getText()).toList())
                    .containsExactly("Lokallag*", "Navn*", "Kommunenummer", "Kommune", "Region", "Gjelder fra");
            var lists = workbook.getSheet(1).orElseThrow().read();
            assertThat(lists).hasSize(357);
            assertThat(lists.getFirst().stream().map(it -> it == null ? "" : it.getText()))
                    .contains("0301 Oslo (Oslo)");
        }
        byte[] filled = workbook("Lokallag*", "Navn*", "Kommunenummer", prefix + "-a", "A", "0301 Oslo (Oslo)");
        var started =
                Imports.start(SystemUnderTest.baseUrl(), Imports.CHAPTERS, "?org_id=" + org, Imports.XLSX, filled);
        assertThat(Imports.counts(Imports.endedAt(api, started.expect(202).header("Location"))))
                .isEqualTo(Map.of("accepted", 1L));
        assertThat(chapter("-a").text("municipality_number")).isEqualTo("0301");
    }

    private byte[] template() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create(SystemUnderTest.baseUrl() + Imports.CHAPTERS + "/template.xlsx?org_id=" + org);
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                    .body();
        }
    }

    /** Three cells of a header, and three of a row. */
    private static byte[] workbook(String... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Lokallag");
            for (int i = 0; i < cells.length; i++) {
                sheet.value(i / 3, i % 3, cells[i]);
            }
        }
        return out.toByteArray();
    }

    private Answer chapter(String suffix) {
        return api.get("/api/v1/chapters/" + prefix + suffix).expect(200);
    }
}
