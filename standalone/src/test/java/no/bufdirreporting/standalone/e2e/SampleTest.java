package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the API documents, value by value, in the sample: {@code sample/examples.yml} says where each holds. */
@StandaloneOnly
class SampleTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> DOCUMENTS = List.of(
            "000-geographic-distributions",
            "001-bufdir-aggregations",
            "002-bufdir-aggregation-ranges",
            "003-aggregated-report-data",
            "004-activities");

    /** The fields that elements of an array are known by, where the document does not show the first ones. */
    private static final List<String> KEYS = List.of("section_id", "field_key");

    @TempDir
    static Path directory;

    private static ApplicationProcess application;
    private static Api api;

    @BeforeAll
    static void loadTheSample() {
        application = ApplicationProcess.start(directory, Auditor.setting(), "--bufdir.sample");
        api = application.api();
        SampleLoadingTest.awaitLoaded(application);
    }

    @AfterAll
    static void end() {
        application.close();
    }

    static Stream<Arguments> examples() throws IOException {
        return listed().map(it -> Arguments.of(
                Named.of(it.required("document").stringValue() + " " + it.required("example"), it),
                Named.of(it.required("ask").stringValue(), documented(it))));
    }

    private static Stream<JsonNode> listed() throws IOException {
        try (var file = resource("/sample/examples.yml")) {
            Map<String, ?> read = new Yaml().load(file);
            return JSON.valueToTree(read).required("examples").valueStream();
        }
    }

    private static JsonNode documented(JsonNode listed) {
        return examplesOf(listed.required("document").stringValue())
                .required(listed.required("example").intValue());
    }

    private static JsonNode examplesOf(String document) {
        try (var file = resource("/seeds/" + document + ".json")) {
            return JSON.readTree(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SampleTest.class.getResourceAsStream(name));
    }

    @Test
    void everyExampleIsListedOnce() throws IOException {
        var all = DOCUMENTS.stream()
                .flatMap(it -> IntStream.range(0, examplesOf(it).size()).mapToObj(index -> it + " " + index))
                .toList();

        assertThat(listed().map(it -> it.required("document").stringValue() + " " + it.required("example")))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    /** In the order of the file, since the last ones change something. */
    @ParameterizedTest
    @MethodSource("examples")
    @Execution(ExecutionMode.SAME_THREAD)
    void everyValueOfTheExampleIsTrue(JsonNode listed, JsonNode documented) throws Exception {
        var answer = answer(listed, documented);

        assertSame(answer, documented.required("response"), "", listed.path("except"));
    }

    private static JsonNode answer(JsonNode listed, JsonNode documented) throws Exception {
        String[] ask = listed.required("ask").stringValue().split(" ");
        if (ask[1].contains("/watch")) {
            try (var stream = Watching.at(application.baseUrl(), ask[1])) {
                stream.next("snapshot");
                sendFirst(listed);
                return stream.next("data_updated").data();
            }
        }
        sendFirst(listed);
        var request = ask[0].equals("GET") ? null : documented.get("request");
        var answer = api.send(ask[0], ask[1], request == null ? null : request.toString(), Auditor.token());
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
        return answer.json();
    }

    private static void sendFirst(JsonNode listed) {
        listed.path("before")
                .forEach(requests -> requests.propertyStream().forEach(it -> {
                    String[] request = it.getKey().split(" ");
                    var answer = api.send(request[0], request[1], it.getValue().toString());
                    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                }));
    }

    private static void assertSame(JsonNode actual, JsonNode documented, String pointer, JsonNode except) {
        if (except.has(pointer)) {
            assertThat(actual).as(pointer + " of an exception").isNotEqualTo(documented);
        } else if (documented.isObject()) {
            documented.propertyStream().forEach(it -> {
                String name = pointer + "/" + it.getKey();
                assertThat(actual.has(it.getKey())).as(name).isTrue();
                assertSame(actual.get(it.getKey()), it.getValue(), name, except);
            });
        } else if (documented.isArray()) {
            for (int n = 0; n < documented.size(); n++) {
                assertSame(element(actual, documented.get(n), n), documented.get(n), pointer + "/" + n, except);
            }
        } else if (documented.isNumber()) {
            BigDecimal number = actual.decimalValue();
            assertThat(number).as(pointer).isEqualByComparingTo(documented.decimalValue());
        } else {
            assertThat(actual).as(pointer).isEqualTo(documented);
        }
    }

    private static JsonNode element(JsonNode actual, JsonNode documented, int index) {
        String key = KEYS.stream().filter(documented::has).findFirst().orElse(null);
        if (key == null) {
            assertThat(actual.size()).as("elements of " + actual).isGreaterThan(index);
            return actual.get(index);
        }
        return actual.valueStream()
                .filter(it -> it.get(key).equals(documented.get(key)))
                .findFirst()
                .orElseThrow();
    }
}
