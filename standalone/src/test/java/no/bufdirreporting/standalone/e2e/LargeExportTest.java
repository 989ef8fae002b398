package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashSet;
import java.util.zip.ZipFile;
import no.bufdirreporting.standalone.postgres.TestDatabase;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are larger than the memory of the service, which shows that no more than a page of them is in it. */
@StandaloneOnly
class LargeExportTest {

    private static final int MANY = 100_000;

    /** Each activity has 1 KB, so all of them together do not fit into the heap. */
    private static final String HEAP = "160m";

    @TempDir
    static Path directory;

    private static ApplicationProcess application;

    @BeforeAll
    static void start() throws Exception {
        TestDatabase.initialise(directory);
        application = ApplicationProcess.startWithin(HEAP, directory);
        try (var connection = DriverManager.getConnection(application.jdbcUrl());
                var statement = connection.createStatement()) {
            // Straight into the read model: what is tested is reading.
            statement.execute("set search_path to read_model");
            statement.execute("""
                    insert into activity
                    select 'act-' || n, 'org-1042', 'contact-' || n % 100, 'lc', 'chess_club',
                        timestamptz '2024-01-01T12:00:00Z' + n % 300 * interval '1 day', 1, 1, 'COMPLETED',
                        repeat(md5(n::text), 32), null, '', now(), null, 0
                    from generate_series(1, 100000) as n""");
            for (String unit : new String[] {"day", "month"}) {
                statement.execute("""
                        insert into rollup_%1$s
                        select org_id, date_trunc('%1$s', submitted_at at time zone 'Europe/Oslo')::date, chapter_id,
                            activity_type, category, status, count(*), sum(participant_count), sum(hours)
                        from activity group by 1, 2, 3, 4, 5, 6""".formatted(unit));
            }
            statement.execute("analyze activity");
        }
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void csvHasEveryActivityOnce() throws Exception {
        try (var parser = CSVParser.parse(
                get("csv"),
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180.builder().setHeader().get())) {
            var ids = new HashSet<String>();
            parser.stream()
                    .forEach(it -> assertThat(ids.add(it.get("activity_id"))).isTrue());
            assertThat(ids).hasSize(MANY);
        }
    }

    @Test
    void workbookHasEveryActivity() throws Exception {
        var file = directory.resolve("export.xlsx");
        try (var body = get("xlsx")) {
            Files.copy(body, file);
        }
        // By its directory, as spreadsheet programs read it: in a stream, the sizes are behind the entries.
        try (var zip = new ZipFile(file.toFile());
                var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            assertThat(rows(sheet)).isEqualTo(1 + MANY);
        }
    }

    /** The number of elements {@code <row}. */
    private static int rows(InputStream xml) throws IOException {
        int rows = 0;
        int last = 0;
        var buffer = new byte[1 << 16];
        for (int read = xml.read(buffer); read > 0; read = xml.read(buffer)) {
            for (int i = 0; i < read; i++) {
                last = last << 8 | buffer[i] & 0xFF;
                if (last == ('<' << 24 | 'r' << 16 | 'o' << 8 | 'w')) {
                    rows++;
                }
            }
        }
        return rows;
    }

    private static InputStream get(String format) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(application.baseUrl() + "/api/v1/activities?org_id=org-1042&format=" + format))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
