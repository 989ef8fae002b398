package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with little memory on a store with many events, and on one with events of an earlier revision. */
@StandaloneOnly
class AuditRestartTest {

    private static final int MANY = 30_000;

    /** Each event has 6 KB, so all of them together do not fit into the heap. */
    private static final String HEAP = "160m";

    private static final String RULES_OF_REVISION_1 = "{\"categoryByActivityType\":{\"chess_club\":\"eldre\"}}";

    @TempDir
    static Path directory;

    private static Auditor auditor;

    @BeforeAll
    static void start() throws Exception {
        try (var first = new Auditor(ApplicationProcess.start(directory, Auditor.setting()))) {
            first.sql("""
                    insert into events.domain_event_entry
                    select head + n, 'many-' || n, 'act-many-' || n, 0, 'Activity', '2026-02-03T10:00:00.000Z',
                        'ActivityRecorded', '1',
                        convert_to(json_build_object('activityId', 'act-many-' || n, 'orgId', 'org-1042', 'facts',
                            json_build_object('contactId', 'contact-' || n %% 100, 'chapterId', 'chapter-many',
                                'activityType', 'chess_club', 'submittedAt', '2026-02-03T10:00:00Z', 'hours', 1,
                                'participantCount', 1, 'status', 'COMPLETED', 'description', repeat('x', 6000)))::text,
                            'UTF8'),
                        '{}'
                    from generate_series(1, %s) as n, (select max(global_index) as head from events.domain_event_entry)
                    """.formatted(MANY), """
                    insert into events.domain_event_entry
                    select (select max(global_index) + 1 from events.domain_event_entry), 'rules-1', aggregate_identifier,
                        max(sequence_number) + 1, 'CategoryRules', '2026-02-03T10:00:00.000Z',
                        'CategoriesDefined', '1', '%s', '{}'
                    from events.domain_event_entry where aggregate_identifier = 'categories:bufdir'
                    group by aggregate_identifier""".formatted(RULES_OF_REVISION_1));
        }
        auditor = new Auditor(ApplicationProcess.startWithin(HEAP, directory, Auditor.setting()));
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        auditor.api.get("/api/v1/audit/chain", Auditor.token()).status() == 200);
    }

    @AfterAll
    static void stop() {
        auditor.close();
    }

    @Test
    void anExportLargerThanTheHeapIsComplete() throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create(auditor.application().baseUrl() + Auditor.EVENTS + "/export?type=ActivityRecorded"))
                .header("Authorization", "Bearer " + Auditor.TOKEN)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var lines = http.send(request, BodyHandlers.ofLines());
            assertThat(lines.body().filter(line -> line.length() > 6000).count())
                    .isEqualTo(MANY);
        }
    }

    @Test
    void theChainOfAllEventsIsIntact() {
        var report = auditor.check("{}");
        assertThat(report.at("/intact").booleanValue()).as(report.body()).isTrue();
        assertThat(report.number("events")).isGreaterThan(MANY);
    }

    @Test
    void anEventOfAnEarlierRevisionIsUpcastAndShownToAuditorsAsStored() {
        var rules = auditor.api.get("/api/v1/categories").expect(200);
        assertThat(rules.at("/categories/chess_club").stringValue()).isEqualTo("eldre");
        assertThat(rules.text("fallback")).isEqualTo("annet");

        var unchanged = auditor.api
                .put("/api/v1/categories", object("categories", Map.of("chess_club", "eldre")))
                .expect(200);
        assertThat(unchanged.number("version"))
                .as("the aggregate knows these rules already")
                .isEqualTo(rules.number("version"));

        var stored = auditor.events("aggregate_id=categories:bufdir").getLast();
        assertThat(stored.required("revision").stringValue()).isEqualTo("1");
        assertThat(stored.required("payload").toString()).isEqualTo(RULES_OF_REVISION_1);
        assertThat(stored.required("actor").isNull()).isTrue();
    }
}
