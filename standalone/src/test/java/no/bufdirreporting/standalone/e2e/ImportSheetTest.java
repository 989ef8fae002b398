package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks are imported, templates filled in, and dry runs believed. */
class ImportSheetTest {

    private static final String[] HEADER = {"Kontakt", "Lokallag", "Aktivitetstype", "Dato", "Timer", "Deltakere"};

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @TempDir
    Path directory;

    @Test
    void workbookIsImported() throws IOException {
        Given.chapter(api, org, "Oslo Nord", "Oslo");
        var ended = imported(workbook("kari", "Oslo Nord", LocalDate.of(2024, 11, 5), 2.5, 12));

        assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", 1L));
        assertThat(api.get(Given.ACTIVITIES + "?org_id=" + org).body())
                .contains("\"submitted_at\":\"2024-11-05T11:00:00Z\"", "\"hours\":2.5", "\"participant_count\":12");
    }

    @Test
    void rejectedRowsOfAWorkbookAreAWorkbook() throws Exception {
        var ended = imported(workbook("kari", "Oslo Nord", "i går", 2.5, 12));
        assertThat(Imports.counts(ended)).isEqualTo(Map.of("rejected", 1L));

        byte[] rejected = bytes("/" + ended.text("import_id") + "/rejected");
        assertThat(cells(rejected).getLast()).endsWith("Dato: \"i går\" is not a day such as 31.12.2025 or 2025-12-31");
        Path csv = converted("rejected.xlsx", rejected);
        assertThat(Files.readString(csv))
                .contains("kari,Oslo Nord,kafe", "Feil")
                .contains("2.5,12");
    }

    @Test
    void templateHasWhatTheOrganizationHas() throws Exception {
        Given.chapter(api, org, "Oslo Nord", "Oslo");
        byte[] template = bytes("/template.xlsx?org_id=" + org);

        assertThat(cells(template).getFirst())
                .startsWith("Kontakt*", "Lokallag*", "Aktivitetstype*", "Dato")
                .endsWith("Nøkkel");
        try (var workbook = new ReadableWorkbook(Files.newInputStream(written("template.xlsx", template)))) {
            var lists = workbook.findSheet("Lister").orElseThrow().read();
            assertThat(lists.getFirst().getCellText(1)).isEqualTo("Oslo Nord");
            assertThat(lists.stream().map(it -> it.getCellText(9))).contains("gjennomført", "planlagt", "avlyst");
            assertThat(lists.stream().map(it -> it.getCellText(2))).contains("youth_club");
        }
        api.get(Imports.PATH + "/template.xlsx?org_id=org-nobody").expectProblem(422, "unknown-organization", "org_id");
        assertThat(Files.readString(converted("template.xlsx", template))).startsWith("Kontakt*,Lokallag*");
    }

    @Test
    void dryRunTellsWhatTheImportThenDoes() {
        Given.activity(api, org, "contact_id", "kari", "hours", 2, "participant_count", 3);
        Imports.done(api, org, Imports.HEADER + "per;lag;kafe;06.02.2024;1;1;rad-0\n");
        String file = Imports.HEADER
                + "kari;lag;kafe;06.11.2024;1,5;10;rad-1\n"
                + "ola;lag;kafe;07.08.2024;2;4;rad-2\n"
                + "ola;lag;kafe;07.08.2024;2;4;rad-3\n"
                + "per;lag;kafe;06.02.2024;1;1;rad-0\n"
                + "per;lag;kafe;40.02.2024;1;1;rad-4\n";
        long events = recordedEvents();

        var dry = Imports.ended(
                api,
                api.post(Imports.PATH + "?dry_run=true&org_id=" + org, file, "Content-Type", "text/csv")
                        .expect(202)
                        .text("import_id"));
        assertThat(recordedEvents()).isEqualTo(events);
        assertThat(Imports.counts(dry)).isEqualTo(Map.of("accepted", 3L, "repeated", 1L, "rejected", 1L));
        assertThat(dry.at("/result/warnings/possible_duplicate").longValue()).isEqualTo(1);
        assertThat(dry.at("/periods")
                        .valueStream()
                        .map(it -> it.get("period_id").stringValue()))
                .containsExactly("2024", "2024-h2", "2024-q3", "2024-q4");
        assertThat(dry.at("/periods/0/before").toString())
                .isEqualTo("{\"activities\":2,\"participants\":4,\"unique_participants\":2,\"hours\":3}");
        assertThat(dry.at("/periods/0/after").toString())
                .isEqualTo("{\"activities\":5,\"participants\":22,\"unique_participants\":3,\"hours\":8.5}");

        var real = Imports.done(api, org, file);
        assertThat(real.at("/result").toString()).isEqualTo(dry.at("/result").toString());
        for (var period : dry.at("/periods")) {
            var figures =
                    Given.completedAggregation(api, org, period.get("period_id").stringValue());
            var after = period.get("after");
            assertThat(figures.number("activity_count"))
                    .isEqualTo(after.get("activities").longValue());
            assertThat(figures.number("participant_count"))
                    .isEqualTo(after.get("participants").longValue());
            assertThat(figures.number("unique_participants"))
                    .isEqualTo(after.get("unique_participants").longValue());
            assertThat(figures.decimal("hours_delivered"))
                    .isEqualByComparingTo(after.get("hours").decimalValue());
        }
    }

    @Test
    void linesOfJsonAreImported() {
        String lines =
                object("contact_id", "kari", "chapter_id", "lag", "activity_type", "kafe", "hours", 2.5)
                        .entrySet()
                        .stream()
                        .map(it -> "\"" + it.getKey() + "\":"
                                + (it.getValue() instanceof String text ? "\"" + text + "\"" : it.getValue()))
                        .reduce((one, other) -> one + "," + other)
                        .map(it -> "{" + it + "}\n{\"contact_id\":\"ola\"}\n")
                        .orElseThrow();
        var ended = Imports.ended(
                api,
                api.post(Imports.PATH + "?org_id=" + org, lines, "Content-Type", "application/x-ndjson")
                        .expect(202)
                        .text("import_id"));
        assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", 1L, "rejected", 1L));
        assertThat(Imports.rejected(api, ended))
                .isEqualTo(
                        "{\"contact_id\":\"ola\",\"error\":\"chapter_id: is missing; activity_type: is missing\"}\n");
    }

    private long recordedEvents() {
        return api.get("/api/v1/audit/events?limit=500&type=ActivityRecorded&org_id=" + org, Jobs.AUDITOR)
                .expect(200)
                .at("/data")
                .size();
    }

    private Answer imported(byte[] workbook) {
        String id = Imports.start(SystemUnderTest.baseUrl(), "?org_id=" + org, Imports.XLSX, workbook)
                .expect(202)
                .text("import_id");
        return Imports.ended(api, id);
    }

    private static byte[] workbook(String contact, String chapter, Object day, double hours, int people)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Ark1");
            for (int i = 0; i < HEADER.length; i++) {
                sheet.value(0, i, HEADER[i]);
            }
            sheet.value(1, 0, contact);
            sheet.value(1, 1, chapter);
            sheet.value(1, 2, "kafe");
            if (day instanceof LocalDate date) {
                sheet.value(1, 3, date);
            } else {
                sheet.value(1, 3, day.toString());
            }
            sheet.value(1, 4, hours);
            sheet.value(1, 5, people);
        }
        return out.toByteArray();
    }

    private static List<List<String>> cells(byte[] workbook) throws IOException {
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                var rows = read.getFirstSheet().openStream()) {
            return rows.map(row -> row.stream()
                            .map(it -> it == null ? "" : it.getText())
                            .toList())
                    .toList();
        }
    }

    private static byte[] bytes(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(SystemUnderTest.baseUrl() + Imports.PATH + path))
                    .build();
            var response = http.send(request, BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }

    private Path written(String name, byte[] file) throws IOException {
        return Files.write(directory.resolve(name), file);
    }

    /** Opens the workbook with LibreOffice and saves it as CSV. Skips the rest of the test where there is none. */
    private Path converted(String name, byte[] workbook) throws Exception {
        var office = office();
        assumeTrue(
                office.isPresent(), "LibreOffice (soffice) is not installed, so that no spreadsheet program is tried");
        Path file = written(name, workbook);
        var conversion = new ProcessBuilder(
                        office.get(),
                        "--headless",
                        "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76",
                        "--outdir",
                        directory.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("office.log").toFile());
        // It writes numbers as the language of the machine does.
        conversion.environment().put("LC_ALL", "C.UTF-8");
        var process = conversion.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThatCode(process::exitValue).doesNotThrowAnyException();
        return directory.resolve(name.replace(".xlsx", ".csv"));
    }

    private static Optional<String> office() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(it -> Path.of(it, "soffice"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
