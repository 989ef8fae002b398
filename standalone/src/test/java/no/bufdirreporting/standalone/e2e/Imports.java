package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Imports files and waits for the result. */
final class Imports {

    static final String PATH = "/api/v1/activities/imports";
    static final String CHAPTERS = "/api/v1/chapters/imports";
    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String HEADER = "Kontakt;Lokallag;Aktivitetstype;Dato;Timer;Deltakere;Nøkkel\n";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Imports() {}

    /** Starts an import of CSV. */
    static Answer start(Api api, String org, String csv, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = CSV;
        return api.post(PATH + "?org_id=" + org, csv, all);
    }

    /** Starts an import of any bytes. */
    static Answer start(String baseUrl, String query, String contentType, byte[] file) {
        return start(baseUrl, PATH, query, contentType, file);
    }

    static Answer start(String baseUrl, String path, String query, String contentType, byte[] file) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(baseUrl + path + query))
                    .header("Content-Type", contentType)
                    .POST(BodyPublishers.ofByteArray(file))
                    .build();
            return new Answer(http.send(request, BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** Imports CSV, and returns the import after its end. */
    static Answer done(Api api, String org, String csv) {
        return ended(api, start(api, org, csv).expect(202).text("import_id"));
    }

    static Answer ended(Api api, String id, String... headers) {
        return endedAt(api, PATH + "/" + id, headers);
    }

    /** Imports chapters, and returns the import after its end. */
    static Answer chapters(Api api, String org, String parameters, String csv) {
        String path = CHAPTERS + "?org_id=" + org + parameters;
        return endedAt(api, api.post(path, csv, "Content-Type", CSV).expect(202).header("Location"));
    }

    static Answer endedAt(Api api, String location, String... headers) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> api.get(location, headers).expect(200),
                        it -> !it.text("status").equals("running"));
    }

    /** An import that has rejected a row. */
    static Answer ofAWrongRow(Api api) {
        String org = Given.organization(api);
        return done(api, org, HEADER + "kari;lag-1;kafe;32.13.2025;1;1;\n" + "ola;lag-1;kafe;31.12.2025;1;1;\n");
    }

    /** An import of chapters that has rejected a row. */
    static Answer ofAWrongChapter(Api api) {
        return chapters(api, Given.organization(api), "", "Lokallag;Navn;Kommunenummer\n" + "lag-1;Lag 1;9999\n");
    }

    /** Rows of distinct activities with keys. */
    static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> "kontakt-%s;lag-%s;volunteer_hours;%s.03.2024;1,5;%s;rad-%s\n"
                        .formatted(n % 500, n % 7, n % 28 + 1, n % 40, n))
                .collect(Collectors.joining());
    }

    /** What became of the rows: the numbers of the result without the warnings. */
    static Map<String, Long> counts(Answer ended) {
        var counts = new TreeMap<String, Long>();
        ended.at("/result")
                .propertyStream()
                .filter(it -> it.getValue().isNumber())
                .forEach(it -> {
                    if (it.getValue().longValue() != 0) {
                        counts.put(it.getKey(), it.getValue().longValue());
                    }
                });
        return counts;
    }

    /** The number of activities of an organization. */
    static long recorded(Api api, String org) {
        return api.get(Given.ACTIVITIES + "?limit=1&org_id=" + org).expect(200).total();
    }

    static String rejected(Api api, Answer ended) {
        String path = "/api/v1/%s/imports/%s/rejected".formatted(ended.text("kind"), ended.text("import_id"));
        var rejected = api.get(path).expect(200);
        assertThat(rejected.header("Content-Disposition")).startsWith("attachment");
        return rejected.body().replace("\uFEFF", "").replace("\r\n", "\n");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
