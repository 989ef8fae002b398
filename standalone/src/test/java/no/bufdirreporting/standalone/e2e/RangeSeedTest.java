package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The examples of the published API document for ranges, sent as printed and to the canonical paths. */
class RangeSeedTest {

    private static final String ORG = "org-bufdir-42";
    private static final Api API = SystemUnderTest.api();

    private String existing;

    @BeforeEach
    void createTheDataOfTheExamples() {
        for (String location : new String[] {"Oslo", "Bergen"}) {
            Given.activity(API, ORG, "submitted_at", "2026-01-15T10:30:00Z", "location", location);
        }
        String key = "submission-of-the-examples";
        var submission = object(
                "org_id", ORG,
                "period_start", "2025-10-01",
                "period_end", "2026-02-28",
                "submitted_by", "user-coordinator-07");
        API.post(Given.AGGREGATIONS + "/submitted-periods", submission, "Idempotency-Key", key)
                .expect(201);
        var range = object("start", "2026-01-15T00:00:00Z", "end", "2026-01-15T10:30:00Z");
        existing = API.post(Given.AGGREGATIONS, object("org_id", ORG, "range", range))
                .expect(201)
                .text("id");
    }

    static Stream<Arguments> examples() throws IOException {
        return SeedTest.examples("002-bufdir-aggregation-ranges");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isAnsweredWithEveryFieldOfTheDocumentInItsType(String path, JsonNode example) {
        String method = example.required("method").stringValue();
        var request = example.get("request");

        var answer = API.send(
                method, path.replace(":id", existing) + query(path), request == null ? null : request.toString());

        answer.expect(method.equals("POST") ? 201 : 200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        SeedTest.assertShape(answer.json(), example.required("response"), "");
        if (path.endsWith("/:id")) {
            assertThat(answer.text("id")).isEqualTo(existing);
        }
        if (method.equals("POST")) {
            assertThat(answer.header("Location")).isEqualTo(Given.AGGREGATIONS + "/" + answer.text("id"));
            API.get(answer.header("Location")).expect(200);
        }
        if (request != null) {
            assertThat(answer.text("range_start")).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(answer.text("range_end")).isEqualTo("2026-03-31T23:59:59Z");
            assertThat(answer.text("org_id")).isEqualTo(ORG);
        }
    }

    /** Fields that the document omits, but the API requires. */
    private static String query(String path) {
        if (path.endsWith("/activities")) {
            return "?org_id=" + ORG + "&start=2026-01-15T10:30:00Z&end=2026-01-15T10:30:00Z";
        }
        return path.endsWith("/last-submitted-period") ? "?org_id=" + ORG : "";
    }
}
