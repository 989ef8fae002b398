package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Auditor.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API of the audit trail. */
class AuditTest {

    private final Api api = SystemUnderTest.api();
    private final Auditor auditor = new Auditor(api);
    private final String org = Given.organization(api);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/audit/events",
                "/api/v1/audit/events?colour=red",
                "/api/v1/audit/events/export",
                "/api/v1/audit/history/org-1",
                "/api/v1/audit/chain",
                "/api/v1/audit/no/such/thing",
                "/api/v1/audit/api/v1/audit/events",
                "/api/v1/%61udit/events",
                "/api/v1/audit;a=b/events"
            })
    void withoutTheTokenRequestsAreRejected(String path) {
        var refused = api.get(path).expectProblem(401, "unauthorized");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        api.get(path, "Authorization", "Bearer wrong").expectProblem(401, "unauthorized");
        api.get(path, "Authorization", "Basic " + Auditor.TOKEN).expectProblem(401, "unauthorized");
    }

    @Test
    void aWriteIsInTheTrailOnceItIsAnswered() {
        for (int n = 0; n < 20; n++) {
            String id = Given.activity(api, org).text("activity_id");
            var history = auditor.get("/api/v1/audit/history/" + id).json();
            assertThat(history.required("data")).hasSize(1);
            assertThat(history.required("next_after").isNull()).isTrue();
        }
    }

    @Test
    void anEventIsShownAsStored() {
        String id = Given.activity(api, org, "hours", 2.5).text("activity_id");
        var event = only("aggregate_id=" + id);

        assertThat(event.propertyNames())
                .containsExactly(
                        "position",
                        "event_id",
                        "aggregate_id",
                        "aggregate_type",
                        "sequence",
                        "type",
                        "revision",
                        "org_id",
                        "recorded_at",
                        "actor",
                        "correlation_id",
                        "metadata",
                        "payload",
                        "hash",
                        "personal");
        assertThat(event.required("type").stringValue()).isEqualTo("ActivityRecorded");
        assertThat(event.required("aggregate_type").stringValue()).isEqualTo("Activity");
        assertThat(event.required("revision").stringValue()).isEqualTo("1");
        assertThat(event.required("org_id").stringValue()).isEqualTo(org);
        assertThat(event.at("/payload/facts/hours").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(event.required("hash").stringValue()).matches("[0-9a-f]{64}");
        assertThat(event.at("/payload/facts/contactId").stringValue()).startsWith("person-");
        assertThat(event.at("/personal/facts/contact_id").stringValue()).isEqualTo("contact-1");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, anonymous",
                "X-Actor, user-07, user-07",
                "Authorization, Bearer a-token-for-tests, admin",
                "Authorization, Bearer something-else, anonymous"
            })
    void anEventHasItsActor(String header, String value, String actor) {
        String[] headers = header == null ? new String[0] : new String[] {header, value};
        String id = api.post(Given.ACTIVITIES, Given.newActivity(org), headers)
                .expect(201)
                .text("activity_id");
        assertThat(only("aggregate_id=" + id).required("actor").stringValue()).isEqualTo(actor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "Admin", "anonymous", "a\tb"})
    void clientsCannotActAsTheSystem(String actor) {
        api.post(Given.ACTIVITIES, Given.newActivity(org), "X-Actor", actor)
                .expectProblem(400, "invalid-request", "X-Actor");
    }

    @ParameterizedTest
    @CsvSource({
        "traceparent, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 4bf92f3577b34da6a3ce929d0e0e4736",
        "X-Request-Id, request-4711, request-4711"
    })
    void anEventHasTheCorrelationIdOfItsRequest(String header, String value, String correlation) {
        var created = api.post(Given.ACTIVITIES, Given.newActivity(org), header, value)
                .expect(201);
        assertThat(created.header("X-Request-Id")).isEqualTo(correlation);
        assertThat(only("aggregate_id=" + created.text("activity_id"))
                        .required("correlation_id")
                        .stringValue())
                .isEqualTo(correlation);
    }

    @Test
    void anInvalidTraceIsIgnoredAndEveryRequestGetsAnId() {
        String invalid = "00-00000000000000000000000000000000-00f067aa0ba902b7-01";
        var answer = api.get("/api/v1/organizations/" + org, "traceparent", invalid);
        assertThat(answer.header("X-Request-Id")).hasSize(36);
        assertThat(api.get("/api/v1/no-such-thing").header("X-Request-Id")).hasSize(36);
    }

    @Test
    void theEndOfARunHasTheCorrelationIdOfItsTrigger() {
        String id = api.post(
                        Given.AGGREGATIONS,
                        object("org_id", org, "reporting_period_id", "2024"),
                        "X-Actor",
                        "user-07",
                        "X-Request-Id",
                        "the-request")
                .expect(202)
                .text("id");
        Given.ended(api, id, "completed");

        var events = auditor.events("aggregate_id=" + id);
        assertThat(each(events, "type")).containsExactly("AggregationTriggered", "AggregationCompleted");
        assertThat(each(events, "actor")).containsExactly("user-07", "system");
        assertThat(each(events, "correlation_id")).containsExactly("the-request", "the-request");
    }

    @Test
    void filtersWorkWithAnyPageSize() {
        String actor = Given.unique("actor");
        var ids = new ArrayList<String>();
        for (int n = 0; n < 5; n++) {
            ids.add(api.post(Given.ACTIVITIES, Given.newActivity(org), "X-Actor", actor)
                    .expect(201)
                    .text("activity_id"));
        }
        api.delete(Given.ACTIVITIES + "/" + ids.getFirst(), "X-Actor", actor).expect(200);

        assertThat(auditor.events("actor=" + actor)).hasSize(6);
        var recorded = auditor.events("type=ActivityRecorded&limit=2&org_id=" + org);
        assertThat(each(recorded, "aggregate_id")).isEqualTo(ids);
        assertThat(each(auditor.events("org_id=" + org + "&type=ActivityDeleted"), "aggregate_id"))
                .containsExactly(ids.getFirst());
        assertThat(each(auditor.events("aggregate_id=" + ids.getFirst()), "type"))
                .containsExactly("ActivityRecorded", "ActivityDeleted");
        var third = recorded.get(2).required("recorded_at").stringValue();
        assertThat(auditor.events("type=ActivityRecorded&org_id=" + org + "&from=" + third))
                .hasSizeBetween(3, 5)
                .contains(recorded.get(4));
        assertThat(auditor.events("org_id=" + org + "&from="
                        + Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.SECONDS)))
                .isEmpty();
        assertThat(auditor.events("org_id=" + org + "&to=2024-01-01")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENTS, EVENTS + "/export"})
    void aTypeThatNoEventHasIsRejectedWithTheKnownOnes(String path) {
        var refused = api.get(path + "?type=ActivityRecordet", Auditor.token());
        refused.expectProblem(400, "invalid-request", "type");
        assertThat(refused.text("detail"))
                .startsWith("type must be one of ActivityCorrected, ActivityDeleted, ActivityRecorded, ");
    }

    @Test
    void invalidParametersAreReported() {
        api.get(EVENTS + "?limit=0&after=-1&from=soon&colour=red", Auditor.token())
                .expectProblem(400, "invalid-request", "limit", "after", "from", "colour");
        api.get("/api/v1/audit/history/nobody", Auditor.token()).expectProblem(404, "not-found");
        var head = auditor.get("/api/v1/audit/chain").body();
        assertThat(api.post(Auditor.CHECKS, head, Auditor.token())
                        .expect(200)
                        .at("/agrees")
                        .booleanValue())
                .isTrue();
        api.post(Auditor.CHECKS, object("position", 4), Auditor.token()).expectProblem(400, "invalid-request", "hash");
        api.post(Auditor.CHECKS, object("position", 4, "hash", "xyz"), Auditor.token())
                .expectProblem(400, "invalid-request", "hash");
    }

    @Test
    void theExportHasTheEventsOfTheList() {
        Given.activity(api, org);
        var export = auditor.get(EVENTS + "/export?org_id=" + org);
        assertThat(export.header("Content-Type")).startsWith("application/x-ndjson");
        var lines = export.body().lines().map(JsonMapper.shared()::readTree).toList();
        var listed = auditor.events("org_id=" + org);
        // The export is as the events are stored: it says nothing in plain text.
        assertThat(listed.getLast().has("personal")).isTrue();
        listed.forEach(it -> ((ObjectNode) it).remove("personal"));
        assertThat(lines).isEqualTo(listed);
    }

    @Test
    void theHeadOfTheChainIsTheLatestEvent() {
        String id = Given.activity(api, org).text("activity_id");
        var event = only("aggregate_id=" + id);
        var head = auditor.get("/api/v1/audit/chain");
        assertThat(head.number("position"))
                .isGreaterThanOrEqualTo(event.required("position").longValue());
        assertThat(head.text("algorithm")).isEqualTo("SHA-256");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(auditor::assertIntact);
    }

    private JsonNode only(String parameters) {
        var events = auditor.events(parameters);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static List<String> each(List<JsonNode> events, String field) {
        return events.stream().map(it -> it.required(field).stringValue()).toList();
    }
}
