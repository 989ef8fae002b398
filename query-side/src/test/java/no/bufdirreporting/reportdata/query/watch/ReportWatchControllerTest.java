package no.bufdirreporting.reportdata.query.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.bufdirreporting.organization.OrganizationQuery.FindOrganization;
import no.bufdirreporting.organization.OrganizationQuery.FindReportingPeriod;
import no.bufdirreporting.organization.OrganizationView;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.HttpConventions;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.reportdata.query.ReportLog;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint on a real Tomcat. */
@Timeout(60)
class ReportWatchControllerTest {

    private static final String BASE = "/api/v1/aggregated-report-data";
    private static final String WATCH = BASE + "/watch?organization_id=org-1042&period_id=2024";
    private static final ReportLog LOG = new ReportLog();

    private static ConfigurableApplicationContext context;
    private static URI server;

    private final HttpClient http = HttpClient.newHttpClient();

    /** Not annotated as a configuration, because other tests scan this package. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
            })
    @Import({
        HttpConventions.class,
        KnownReferences.class,
        ReportEvents.class,
        ReportChannels.class,
        WatchHealth.class,
        ReportWatchController.class,
        Snapshots.class
    })
    static class Application {

        @Bean
        QueryGateway queryGateway() {
            var _ = new AnnotationQueryHandlerAdapter<>(new References()).subscribe(LOG.bus());
            return LOG.gateway();
        }
    }

    static class References {

        @QueryHandler
        Optional<OrganizationView> handle(FindOrganization query) {
            return Optional.of(query.orgId())
                    .filter("org-1042"::equals)
                    .map(id -> new OrganizationView(id, "Oslo Sør", null, Instant.EPOCH, Instant.EPOCH, 0));
        }

        @QueryHandler
        Optional<ReportingPeriodView> handle(FindReportingPeriod query) {
            return Optional.of(query.periodId())
                    .filter("hele-2024"::equals)
                    .map(id -> new ReportingPeriodView(
                            id, ReportLog.START, ReportLog.END, Instant.EPOCH, Instant.EPOCH, 0));
        }
    }

    /** Maps ids, so that "watch" could be routed here by mistake. */
    @RestController
    @RequestMapping(path = BASE, produces = MediaType.APPLICATION_JSON_VALUE)
    static class Snapshots {

        @GetMapping("/{id}")
        Map<String, String> one(@PathVariable String id) {
            return Map.of("id", id);
        }
    }

    @BeforeAll
    static void start() {
        // Two contexts that start at once would both set up the one logging system.
        synchronized (RunningReadModel.class) {
            context = new SpringApplicationBuilder(Application.class)
                    .properties(
                            "server.port=0",
                            "spring.threads.virtual.enabled=true",
                            "axon.axonserver.enabled=false",
                            "bufdir.watch.heartbeat=100ms",
                            "bufdir.watch.max-watchers=2",
                            "management.endpoint.health.show-details=always")
                    .run();
        }
        server = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
        LOG.step();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /** Checks that the server notices a closed connection by itself. */
    @AfterEach
    void assertDisconnectionIsNoticed() {
        await().untilAsserted(() -> {
            assertThat(LOG.subscriptions()).isZero();
            assertThat(get("/actuator/health").body())
                    .contains("\"watching\":{\"details\":{\"watchers\":0,\"channels\":0},\"status\":\"UP\"}");
        });
    }

    @Test
    void stateArrivesAtOnceAndEachStepWhenItHappens() throws Exception {
        try (var watcher = new Connection(WATCH)) {
            assertThat(watcher.head())
                    .contains("HTTP/1.1 200")
                    .containsIgnoringCase("content-type: text/event-stream;charset=utf-8")
                    .containsIgnoringCase("cache-control: no-store")
                    .containsIgnoringCase("x-accel-buffering: no");
            assertThat(watcher.next()).isEqualTo("retry: 2000");
            assertThat(watcher.next()).isEqualTo("id: " + LOG.head());
            assertThat(watcher.next()).isEqualTo("event: snapshot");
            assertThat(watcher.next()).isEqualTo("""
                    data: {"snapshot_id":null,"organization_id":"org-1042","period_id":"2024","snapshot_status":null,\
                    "cache_valid":false,"aggregated_at":null,"sections":[],"prior_period":null}""");
            assertThat(watcher.next()).isEqualTo(":");
            long position = LOG.step();
            await().until(() -> watcher.next().equals("id: " + position));
            assertThat(watcher.next()).isEqualTo("event: data_updated");
            assertThat(watcher.next()).isEqualTo("""
                    data: {"event":"data_updated","snapshot_id":"snap-1","organization_id":"org-1042","period_id":"2024",\
                    "changed_sections":["barn"],"changed_field_keys":["antall"],"updated_at":"2026-03-26T09:12:00Z",\
                    "cache_valid":true,"changes":[{"section_id":"barn","field_key":"antall","value":%d,\
                    "prior_period_value":null}]}""".formatted(position));
        }
    }

    @Test
    void returningWatcherGetsTheMissedEvents() throws Exception {
        long seen = LOG.head();
        long missed = LOG.step();
        try (var watcher = new Connection(WATCH, "Last-Event-ID: " + seen)) {
            watcher.head();
            assertThat(List.of(watcher.next(), watcher.next(), watcher.next()))
                    .containsExactly("retry: 2000", "id: " + missed, "event: data_updated");
        }
    }

    @ParameterizedTest
    @CsvSource({"4", "none", "-3", "99999999999999999999", "''"})
    void unknownIdGetsTheState(String id) throws Exception {
        try (var watcher = new Connection(WATCH, "Last-Event-ID: " + id)) {
            watcher.head();
            assertThat(List.of(watcher.next(), watcher.next(), watcher.next()))
                    .containsExactly("retry: 2000", "id: " + LOG.head(), "event: snapshot");
        }
    }

    @ParameterizedTest
    @CsvSource({"hele-2024", "rp-2024"})
    void namesOfOnePeriodShareOneChannel(String period) throws Exception {
        try (var one = new Connection(WATCH);
                var other = new Connection(BASE + BASE + "/watch?organization_id=org-1042&period_id=" + period)) {
            one.head();
            assertThat(other.head()).contains("HTTP/1.1 200");
            assertThat(get("/actuator/health").body())
                    .contains("\"watching\":{\"details\":{\"watchers\":2,\"channels\":1},\"status\":\"UP\"}");
            assertThat(get(WATCH, "Accept", "*/*").statusCode()).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            organization_id=org-1042                              | 400 | invalid-request          | period_id
            period_id=2024                                        | 400 | invalid-request          | organization_id
            organization_id=org-1042&period_id=2024&section=barn  | 400 | invalid-request          | section
            organization_id=org-1&period_id=2024                  | 422 | unknown-organization     | organization_id
            organization_id=org-1042&period_id=spring             | 422 | unknown-reporting-period | period_id
            """)
    void invalidRequestGetsAProblem(String query, int status, String code, String field) {
        var response = get(BASE + "/watch?" + query, "Accept", "text/event-stream");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"" + code + "\"", "\"field\":\"" + field + "\"");
    }

    @Test
    void requestThatDoesNotAcceptAStreamIsRejected() {
        var response = get(WATCH, "Accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.body()).contains("\"code\":\"not-acceptable\"", "text/event-stream");
    }

    @Test
    void headRequestEndsAtOnce() {
        var head = send(HttpRequest.newBuilder(server.resolve(WATCH)).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
    }

    @Test
    void plainHttpClientCanReadTheStream() throws Exception {
        HttpResponse<Stream<String>> response =
                http.send(HttpRequest.newBuilder(server.resolve(WATCH)).build(), BodyHandlers.ofLines());
        try (var body = response.body()) {
            assertThat(body.iterator().next()).isEqualTo("retry: 2000");
        }
    }

    private HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(server.resolve(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return http.sendAsync(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString())
                .join();
    }

    /** A client that reads the raw lines of the stream. */
    private static final class Connection implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader lines;

        Connection(String path, String... headers) throws IOException {
            socket = new Socket("localhost", server.getPort());
            socket.setSoTimeout(10_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                    + String.join("\r\n", headers) + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String head() throws IOException {
            var head = new StringBuilder();
            for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                head.append(line).append('\n');
            }
            return head.toString();
        }

        String next() throws IOException {
            String line = lines.readLine();
            return line.isEmpty() || line.matches("[0-9a-f]+") ? next() : line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
