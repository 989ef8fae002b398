package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import no.bufdirreporting.standalone.e2e.HttpFile.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files in {@code requests/}: what a person can click works, in order, on a system that others use as well. */
class RequestsTest {

    private static final Path DIRECTORY = Path.of("..", "requests");

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(DIRECTORY)) {
            return files.filter(it -> it.toString().endsWith(".http")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRequestOfAFileIsAnswered(Path file) throws Exception {
        var values =
                new HashMap<>(Map.of("base", SystemUnderTest.baseUrl(), "adminToken", SystemUnderTest.ADMIN_TOKEN));
        var client = new Api("");
        for (var each : HttpFile.read(file).requests()) {
            var request = each.with(values);
            if (request.isStream()) {
                watch(request);
            } else {
                var answer = send(client, request);
                assertStatus(request, answer);
                if (!request.stored().isEmpty()) {
                    request.store(answer.json(), values);
                }
            }
        }
    }

    /** A person clicks when a run or job has ended; the test asks again. */
    private static Answer send(Api client, Request request) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> client.send(
                                request.method(),
                                request.url(),
                                request.body().isEmpty() ? null : request.body(),
                                request.headers().toArray(String[]::new)),
                        answer -> answer.status() != 409);
    }

    private static void assertStatus(Request request, Answer answer) {
        var status = assertThat(answer.status()).as(request.title() + ": " + answer.body());
        if (request.status() == 0) {
            status.isBetween(200, 299);
        } else {
            status.isEqualTo(request.status());
        }
    }

    /** A stream answers if it shows its first event. */
    private static void watch(Request request) throws Exception {
        var headers = request.headers().toArray(String[]::new);
        try (var watching = Watching.at("", request.url(), headers)) {
            assertThat(watching.next().data()).as(request.title()).isNotNull();
        }
    }

    @Test
    void theEnvironmentHasAllVariablesThatNoAnswerSets() throws IOException {
        JsonNode local = JsonMapper.shared()
                .readTree(Files.readAllBytes(DIRECTORY.resolve("http-client.env.json")))
                .required("local");

        assertThat(local.propertyNames()).containsExactly("base", "adminToken");
    }
}
