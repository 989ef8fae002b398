package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The examples of the published API document for report data, sent as printed and to the canonical paths. */
class ReportSeedTest {

    private static final String ORG = "org-1042";
    private static final Api API = SystemUnderTest.api();

    @BeforeAll
    static void recordActivitiesForEveryField() throws IOException {
        for (String year : new String[] {"2023", "2024"}) {
            for (String type : Reports.activityTypesOf("barnevern")) {
                Given.activity(
                        API, ORG, "activity_type", type, "submitted_at", year + "-05-01T12:00:00Z", "hours", 1.5);
            }
            Reports.aggregated(API, ORG, year);
        }
    }

    static Stream<Arguments> examples() throws IOException {
        return SeedTest.examples("003-aggregated-report-data");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isAnsweredWithEveryFieldOfTheDocumentInItsType(String path, JsonNode example) throws Exception {
        String method = example.required("method").stringValue();
        var request = example.get("request");
        var documented = example.required("response");
        if (path.endsWith("/watch")) {
            SeedTest.assertShape(theNextUpdate(path), documented, "");
            return;
        }
        String id = path.endsWith("/:id") ? Reports.aggregated(API, ORG, "2024").text("snapshot_id") : "";

        var answer = API.send(method, path.replace(":id", id), withoutValidSnapshot(method, request));

        answer.expect(method.equals("POST") || method.equals("PUT") ? 202 : 200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        SeedTest.assertShape(answer.json(), documented, "");
        if (method.equals("POST")) {
            assertThat(answer.text("snapshot_id")).startsWith("snap-");
            assertThat(answer.text("job_id")).startsWith("job-agg-");
            assertThat(answer.text("snapshot_status")).isEqualTo("processing");
            assertThat(answer.header("Location")).isEqualTo(Reports.PATH + "/" + answer.text("snapshot_id"));
            API.get(answer.header("Location")).expect(200);
        }
        if (method.equals("PUT")) {
            assertThat(answer.text("invalidation_reason"))
                    .isEqualTo(request.required("reason").stringValue());
            assertThat(answer.at("/cache_valid").booleanValue()).isFalse();
        }
        Reports.settled(API, ORG);
    }

    /** The example of a POST creates a snapshot, so its period must have no valid one. */
    private static @Nullable Object withoutValidSnapshot(String method, @Nullable JsonNode request) {
        if (method.equals("POST")) {
            Reports.deleteAll(API, ORG, "2024");
        }
        return request == null ? null : request.toString();
    }

    private static JsonNode theNextUpdate(String path) throws Exception {
        Reports.aggregated(API, ORG, "2024");
        try (var stream = Watching.open(path + "?organization_id=" + ORG + "&period_id=2024")) {
            assertThat(stream.next("snapshot").data().required("sections")).isNotEmpty();
            Given.activity(
                    API,
                    ORG,
                    "activity_type",
                    "investigation_dismissed",
                    "submitted_at",
                    "2024-09-01T12:00:00Z",
                    "contact_id",
                    Given.unique("contact"));
            return stream.next("data_updated").data();
        }
    }
}
