package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart changes nothing for clients. */
@StandaloneOnly
class RestartTest {

    @TempDir
    Path directory;

    @Test
    void everyResponseIsTheSameAfterARestart() throws Exception {
        List<String> paths = new ArrayList<>(List.of(
                "/api/v1/organizations", "/api/v1/chapters", "/api/v1/reporting-periods", "/api/v1/categories"));
        Map<String, String> before;
        Written written;
        try (var first = ApplicationProcess.start(directory)) {
            written = write(first.api());
            paths.addAll(written.paths());
            before = answers(first.api(), paths);
            var postgres = first.postgres();
            assertThat(ApplicationProcess.runs(postgres)).isTrue();

            assertThat(first.stop())
                    .as("exit status of a process that SIGTERM ended")
                    .isEqualTo(143);

            assertThat(ApplicationProcess.runs(postgres)).as("its PostgreSQL").isFalse();
            assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
        }
        String stricter = "--bufdir.warnings.refuse-national-identity-numbers=true";
        try (var second = ApplicationProcess.start(directory, stricter)) {
            assertThat(answers(second.api(), paths)).isEqualTo(before);
            assertRepeatsAreAnsweredWithoutDelay(second.api(), written);
            assertIdentityNumbersAreRefused(second.api(), written);
            assertThat(answers(second.api(), paths)).isEqualTo(before);
        }
        assertThat(Files.exists(directory.resolve("postgres/postmaster.pid"))).isFalse();
    }

    private static void assertIdentityNumbersAreRefused(Api api, Written written) {
        String number = "01018000055";
        api.post(ACTIVITIES, Given.newActivity(written.org(), "contact_id", number))
                .expectProblem(422, "national-identity-number", "contact_id");
        api.put(ACTIVITIES + "/" + written.keyed().text("activity_id"), object("description", "Kari, " + number))
                .expectProblem(422, "national-identity-number", "description");
    }

    private record Written(String org, String aggregation, Answer keyed, Map<String, @Nullable Object> body) {

        List<String> paths() {
            return List.of(
                    ACTIVITIES,
                    ACTIVITIES + "?org_id=" + org + "&limit=3&page=2",
                    ACTIVITIES + "/" + keyed.text("activity_id"),
                    ACTIVITIES + "?org_id=" + org + "&warning=unknown_chapter",
                    "/api/v1/quality?org_id=" + org + "&period_id=2024-11",
                    AGGREGATIONS,
                    AGGREGATIONS + "/" + aggregation,
                    AGGREGATIONS + "/" + aggregation + "/metrics");
        }
    }

    private static Written write(Api api) {
        String org = Given.organization(api);
        Given.chapter(api, org);
        api.put("/api/v1/reporting-periods/season", object("start", "2024-01-01", "end", "2024-03-01"))
                .expect(201);
        for (int n = 0; n < 10; n++) {
            var activity = Given.activity(api, org, "hours", n, "contact_id", "contact-" + n);
            String path = ACTIVITIES + "/" + activity.text("activity_id");
            switch (n % 3) {
                case 0 -> api.delete(path).expect(200);
                case 1 -> api.put(path, object("participant_count", 7)).expect(200);
                default -> {}
            }
        }
        var body = Given.newActivity(org);
        var keyed = api.post(ACTIVITIES, body, "Idempotency-Key", "before-the-restart")
                .expect(201);
        String aggregation = Given.completedAggregation(api, org, "2024-11").text("id");
        return new Written(org, aggregation, keyed, body);
    }

    /** None of these requests stores an event, so they need not wait. */
    private static void assertRepeatsAreAnsweredWithoutDelay(Api api, Written written) {
        long start = System.nanoTime();
        String org = written.org();
        var repeat = api.post(ACTIVITIES, written.body(), "Idempotency-Key", "before-the-restart")
                .expect(201);
        assertThat(repeat.body()).isEqualTo(written.keyed().body());
        api.put(ACTIVITIES + "/" + written.keyed().text("activity_id"), object("hours", 0))
                .expect(200);
        api.put("/api/v1/organizations/" + org, object("name", "Test")).expect(200);
        var same = api.put(
                        AGGREGATIONS + "/" + written.aggregation(),
                        object("org_id", org, "reporting_period_id", "2024-11"))
                .expect(200);
        assertThat(same.text("status")).isEqualTo("completed");
        assertThat(System.nanoTime() - start)
                .as("nanoseconds for four requests")
                .isLessThan(5_000_000_000L);
    }

    private static Map<String, String> answers(Api api, List<String> paths) {
        return paths.stream().collect(Collectors.toMap(Function.identity(), path -> {
            var answer = api.get(path).expect(200);
            return answer.response().headers().firstValue("ETag").orElse("no tag") + "\n" + answer.body();
        }));
    }
}
