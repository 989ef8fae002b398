package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Prometheus reads, and whether the dashboard and the alerts name only that. */
@StandaloneOnly
class MetricsTest {

    private static final String METRICS = "/actuator/prometheus";
    private static final Path MONITORING = Path.of("..", "deploy", "monitoring");
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?!\\s*\\()");
    private static final Pattern NOT_METRICS = Pattern.compile("\\b(by|on) \\([^)]*\\)|\\{[^}]*}|\\[[^]]*]");

    private final Api api = SystemUnderTest.api();

    @Test
    void theyAreForOperatorsOnly() {
        api.get(METRICS).expect(401);
        api.get(METRICS, Auditor.token()).expect(200);
    }

    @Test
    void dashboardAndAlertsNameMetricsThatThereAre() throws Exception {
        String org = Given.organization(api);
        Given.activity(api, org);
        Given.completedAggregation(api, org, "2024-q4");
        var there =
                await().atMost(Duration.ofSeconds(20)).until(this::names, it -> it.contains("reporting_processor_lag"));

        assertThat(namesIn(dashboard())).hasSizeGreaterThan(15).isSubsetOf(there);
        assertThat(namesIn(alerts())).hasSizeGreaterThan(8).isSubsetOf(there);
    }

    @Test
    void commandsAreCountedByTheirOutcome() {
        String before = api.get(METRICS, Auditor.token()).body();
        api.put("/api/v1/activities/act-nobody-knows", Api.object("hours", 1)).expect(404);
        String after = api.get(METRICS, Auditor.token()).body();
        assertThat(rejected(after)).isGreaterThan(rejected(before));
    }

    @Test
    void importsAreCountedByTheirRowsAndTheirEnd() {
        String before = api.get(METRICS, Auditor.token()).body();
        Imports.ofAWrongRow(api);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            String after = api.get(METRICS, Auditor.token()).body();
            for (String counted : List.of("rows_total{result=\"rejected\"", "rows_total{result=\"accepted\"")) {
                assertThat(sum(after, "reporting_imports_" + counted))
                        .isGreaterThan(sum(before, "reporting_imports_" + counted));
            }
            String completed = "reporting_imports_ended_total{status=\"completed\"";
            assertThat(sum(after, completed)).isGreaterThan(sum(before, completed));
        });
        assertThat(before).contains("reporting_imports_running", "reporting_imports_ended_total{status=\"failed\"");
    }

    private static double rejected(String metrics) {
        return metrics.lines()
                .filter(it -> it.startsWith("reporting_commands_seconds_count") && it.contains("outcome=\"rejected\""))
                .mapToDouble(MetricsTest::value)
                .sum();
    }

    private static double sum(String metrics, String prefix) {
        return metrics.lines()
                .filter(it -> it.startsWith(prefix))
                .mapToDouble(MetricsTest::value)
                .sum();
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
    }

    @Test
    void segmentsThatHaveHandledAllEventsAreNotBehind() {
        Given.organization(api);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get(METRICS, Auditor.token())
                        .body()
                        .lines()
                        .filter(it -> it.startsWith("reporting_processor_lag") && it.contains("read-model"))
                        .anyMatch(it -> it.endsWith(" 0.0")));
    }

    private Set<String> names() {
        return api.get(METRICS, Auditor.token())
                .expect(200)
                .body()
                .lines()
                .filter(it -> !it.startsWith("#"))
                .map(it -> it.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static Set<String> namesIn(Set<String> expressions) {
        var names = new TreeSet<String>();
        assertThat(expressions).isNotEmpty();
        expressions.stream()
                // Prometheus itself makes it.
                .filter(it -> !it.startsWith("up{"))
                .forEach(expression -> {
                    var found = NAME.matcher(NOT_METRICS.matcher(expression).replaceAll(""))
                            .results()
                            .map(it -> it.group())
                            .toList();
                    assertThat(found).as(expression).isNotEmpty();
                    names.addAll(found);
                });
        return names;
    }

    private static Set<String> dashboard() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(MONITORING.resolve("dashboard.json")))
                .required("panels")
                .valueStream()
                .flatMap(it -> it.required("targets").valueStream())
                .map(it -> it.required("expr").stringValue())
                .collect(Collectors.toSet());
    }

    private static Set<String> alerts() throws IOException {
        Object yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(MONITORING.resolve("alerts.yml")));
        JsonNode groups = JsonMapper.shared().<JsonNode>valueToTree(yaml).required("groups");
        return groups.valueStream()
                .flatMap(it -> it.required("rules").valueStream())
                .map(it -> it.required("expr").stringValue())
                .collect(Collectors.toSet());
    }
}
