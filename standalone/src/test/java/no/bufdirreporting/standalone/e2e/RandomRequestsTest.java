package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.bufdirreporting.standalone.openapi.ApiDocument;
import no.bufdirreporting.standalone.openapi.RandomRequests;
import no.bufdirreporting.standalone.openapi.RandomRequests.RandomRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random, malformed and hostile requests to every endpoint, made from the description of the API. */
@StandaloneOnly
class RandomRequestsTest {

    private static final ApiDocument DOCUMENT = new ApiDocument();

    /** More are sent with {@code -Drandom.requests=20000}, others with {@code -Drandom.seed=…}. */
    private static final int REQUESTS = Integer.getInteger("random.requests", 1_000);

    private static final long SEED = Long.getLong("random.seed", 11);

    @Test
    void noRequestFailsOrLeavesATraceInTheLogOrInTheFiguresOfOthers(@TempDir Path directory) throws IOException {
        try (var application = ApplicationProcess.start(directory, Jobs.ARGUMENT)) {
            var api = application.api();
            String quiet = Given.organization(api);
            Given.activity(api, quiet, "hours", 2);
            String figures = "/api/v1/geographic-distributions/by-region?org_id=" + quiet + "&period_id=2024";
            String before = api.get(figures).expect(200).body();
            String started = application.output();
            var requests = new RandomRequests(SEED, DOCUMENT, existing(api));

            for (int i = 0; i < REQUESTS; i++) {
                var request = requests.next();
                check(request, api.send(request.method(), request.target(), request.body(), request.headers()));
            }

            assertThat(api.get(figures).expect(200).body()).isEqualTo(before);
            assertThat(application
                            .output()
                            .substring(started.length())
                            .lines()
                            .filter(it -> it.matches(".*\\b(WARN|ERROR)\\b.*")))
                    .isEmpty();
        }
    }

    private static List<String> existing(Api api) {
        String org = Given.organization(api);
        String chapter = Given.chapter(api, org);
        return Stream.of(
                        org,
                        chapter,
                        "2024",
                        "rp-2024-q4",
                        Given.activity(api, org, "chapter_id", chapter).text("activity_id"),
                        Given.completedAggregation(api, org, "2024").text("id"),
                        Reports.aggregated(api, org, "2024").text("snapshot_id"))
                .toList();
    }

    private static void check(RandomRequest request, Answer answer) {
        assertThat(answer.status()).as("%s: %s", request, answer.body()).isLessThan(500);
        if (answer.status() >= 400 && !request.method().equals("HEAD")) {
            assertThat(answer.header("Content-Type")).as(request.toString()).isEqualTo("application/problem+json");
            DOCUMENT.assertValid(answer.json(), RandomRequests.problemSchema(), request);
        }
    }
}
