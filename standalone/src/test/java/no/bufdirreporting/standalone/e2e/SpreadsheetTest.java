package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real spreadsheet program opens what is exported: LibreOffice, which writes what it sees as CSV. */
class SpreadsheetTest {

    private static final Api API = SystemUnderTest.api();
    private static final String DESCRIPTION = "=1+1; \"two\" lines\nand æøå";

    /** Of the filter that reads CSV: semicolon, quotes, UTF-8, the first line, the language Norwegian. */
    private static final String READ_CSV = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1044,false,true";

    /** Of the filter that writes CSV: comma, quotes, UTF-8, cells as they are shown. */
    private static final String WRITE_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true";

    @TempDir
    static Path directory;

    private static @Nullable Path office;
    private static String org;

    @BeforeAll
    static void record() {
        office = Stream.of(System.getenv("PATH").split(":"))
                .map(it -> Path.of(it, "soffice"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(
                office != null, "LibreOffice (soffice) is not installed, so no spreadsheet program opens the exports");
        org = Given.organization(API);
        Given.activity(API, org, "hours", 2.5, "participant_count", 1234, "description", DESCRIPTION);
    }

    @Test
    void csvOfTheNorwegianDialectIsOpened() throws Exception {
        var row = opened("csv", READ_CSV);
        assertThat(row.get("Timer"))
                .as("a number, so it is shown with a point again")
                .isEqualTo("2.5");
        assertThat(row.get("Deltakere")).isEqualTo("1234");
        assertThat(row.get("Beskrivelse")).isEqualTo("'" + DESCRIPTION);
    }

    @Test
    void workbookIsOpened() throws Exception {
        var row = opened("xlsx");
        assertThat(Double.parseDouble(row.get("Timer").replace(',', '.'))).isEqualTo(2.5);
        assertThat(row.get("Dato")).isEqualTo("2024-11-05 13:00:00");
        assertThat(row.get("Beskrivelse")).isEqualTo(DESCRIPTION);
    }

    /** The only activity, as LibreOffice has read it. */
    private static Map<String, String> opened(String format, String... options) throws Exception {
        var file = directory.resolve("export." + format);
        var request = HttpRequest.newBuilder(URI.create(SystemUnderTest.baseUrl() + Given.ACTIVITIES + "?org_id=" + org
                        + "&dialect=excel-nb&format=" + format))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofFile(file))
                        .statusCode())
                .isEqualTo(200);
        var out = Files.createDirectories(directory.resolve("opened-" + format));
        var command = Stream.of(
                        Stream.of(
                                String.valueOf(office),
                                "-env:UserInstallation="
                                        + directory.resolve("profile").toUri()),
                        Stream.of("--headless"),
                        Stream.of(options),
                        Stream.of("--convert-to", WRITE_CSV, "--outdir", out.toString(), file.toString()))
                .flatMap(it -> it)
                .toList();
        var log = directory.resolve("office.log").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as("LibreOffice ended")
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
        return onlyRow(out.resolve("export.csv"));
    }

    private static Map<String, String> onlyRow(Path csv) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = CSVParser.parse(csv, StandardCharsets.UTF_8, format)) {
            List<Map<String, String>> rows =
                    parser.stream().map(it -> it.toMap()).toList();
            assertThat(rows).hasSize(1);
            return rows.getFirst();
        }
    }
}
