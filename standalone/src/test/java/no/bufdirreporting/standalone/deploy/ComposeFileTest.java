package no.bufdirreporting.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks docker-compose.yml against the Compose schema and for ports, passwords and rights that must not be open. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PINNED = Pattern.compile(".+:[^:]*\\d+\\.\\d+.*");

    private final JsonNode compose = read(ROOT.resolve("docker-compose.yml"));
    private final Map<String, JsonNode> services = children(compose.path("services"));

    @Test
    void composeFileIsValid() throws IOException {
        try (var file = ComposeFileTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(anonymous(JsonMapper.shared().readTree(file)));
            assertThat(schema.validate(compose)).isEmpty();

            var wrong = compose.deepCopy();
            ((ObjectNode) wrong.at("/services/gateway")).put("port", "8080");
            assertThat(schema.validate(wrong))
                    .as("the schema finds mistakes")
                    .singleElement()
                    .asString()
                    .contains("port");
        }
    }

    @Test
    void onlyTheGatewayIsPublishedByDefaultOnLoopback() {
        assertThat(namesOf("ports")).containsExactly("gateway");
        assertThat(services.get("gateway").path("ports"))
                .singleElement()
                .extracting(JsonNode::asString)
                .asString()
                .startsWith("${GATEWAY_ADDRESS:-127.0.0.1}:");
        services.forEach(
                (name, service) -> assertThat(service.path("network_mode").asString("none"))
                        .as(name)
                        .isEqualTo("none"));
    }

    @Test
    void storesAreOnAnInternalNetworkWithoutTheGateway() {
        assertThat(texts(services.get("postgres").path("networks"))).containsExactly("back");
        assertThat(texts(services.get("axon-server").path("networks"))).containsExactly("back");
        assertThat(compose.at("/networks/back/internal").asBoolean()).isTrue();
        assertThat(texts(services.get("gateway").path("networks"))).doesNotContain("back");
    }

    @Test
    void anUpgradeOfOneSideLeavesAnother() {
        for (String side : List.of("command-side", "query-side")) {
            assertThat(services.get(side).at("/deploy/replicas").asInt(1))
                    .as(side)
                    .isEqualTo(2);
            assertThat(services.get("gateway").at("/environment").toString()).contains(side + ":8080");
        }
        assertThat(services.get("gateway").at("/environment/GATEWAY_RESOLVER").asString())
                .as("Docker's DNS, which knows replicas as they come and go")
                .isEqualTo("127.0.0.11");
    }

    @Test
    void imagesArePinned() {
        services.forEach((name, service) -> assertThat(service.path("image").asString())
                .as(name)
                .matches(PINNED)
                .doesNotContain("latest", "$"));
    }

    @Test
    void longRunningServicesHaveHealthChecksAndAreAwaited() {
        services.forEach((name, service) -> {
            if (isLongRunning(service)) {
                assertThat(service.at("/healthcheck/test").isArray()).as(name).isTrue();
                assertThat(service.path("restart").asString()).as(name).isEqualTo("unless-stopped");
            }
            children(service.path("depends_on"))
                    .forEach((other, how) -> assertThat(how.path("condition").asString())
                            .as("%s on %s", name, other)
                            .isEqualTo(
                                    isLongRunning(services.get(other))
                                            ? "service_healthy"
                                            : "service_completed_successfully"));
        });
        assertThat(children(services.get("gateway").path("depends_on"))).containsKeys("command-side", "query-side");
    }

    @Test
    void servicesHaveMinimalRights() {
        services.forEach((name, service) -> {
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(texts(service.path("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(service.has("cap_add")).as(name).isFalse();
            assertThat(service.has("privileged")).as(name).isFalse();
            assertThat(texts(service.path("security_opt"))).as(name).containsExactly("no-new-privileges:true");
            assertThat(service.at("/deploy/resources/limits/memory").isString())
                    .as(name)
                    .isTrue();
        });
    }

    @Test
    void dataIsInNamedVolumesAndRepositoryFilesAreReadOnly() {
        Set<String> declared = children(compose.path("volumes")).keySet();
        Set<String> used = new TreeSet<>();
        services.forEach((name, service) -> texts(service.path("volumes")).forEach(volume -> {
            String source = volume.split(":")[0];
            if (source.startsWith("./")) {
                assertThat(volume).as(name).endsWith(":ro");
                assertThat(ROOT.resolve(source)).exists();
            } else {
                used.add(source);
            }
        }));
        assertThat(used).isEqualTo(declared);
        assertThat(targets("postgres")).contains("/var/lib/postgresql");
        assertThat(targets("axon-server")).contains("/axonserver/data", "/axonserver/events", "/axonserver/config");
    }

    @Test
    void allSidesReadTheSameAdministratorsToken() {
        for (String side : List.of("command-side", "query-side")) {
            assertThat(texts(services.get(side).path("volumes"))).as(side).contains("secrets:/run/bufdir:ro");
            assertThat(services.get(side)
                            .at("/environment/SPRING_CONFIG_IMPORT")
                            .asString())
                    .as(side)
                    .isEqualTo("configtree:/run/bufdir/");
        }
    }

    @Test
    void noSecretIsInTheFile() {
        services.forEach((name, service) -> children(service.path("environment"))
                .forEach((variable, value) -> {
                    if (variable.matches(".*(PASSWORD|TOKEN|SECRET)")) {
                        assertThat(value.asString()).as(name + " " + variable).matches("\\$\\{\\w+(:-)?}");
                    }
                    assertThat(value.asString()).as(name + " " + variable).doesNotContain("password=");
                }));
    }

    @Test
    void querySideCanBeScaled() {
        var querySide = services.get("query-side");
        assertThat(querySide.at("/deploy/replicas").asInt()).isEqualTo(2);
        assertThat(querySide.has("container_name")).isFalse();
        assertThat(querySide.has("hostname")).isFalse();
    }

    @Test
    void sidesHaveTimeForAGracefulShutdown() {
        assertThat(services.get("command-side").path("stop_grace_period").asString())
                .isEqualTo("60s");
        assertThat(services.get("query-side").path("stop_grace_period").asString())
                .isEqualTo("60s");
    }

    @Test
    void imageOfASideHasPinnedBasesAndNoRootUser() throws IOException {
        var lines = Files.readAllLines(ROOT.resolve("deploy/Dockerfile"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("FROM ") && !line.equals("FROM build AS layers"))
                .hasSize(2)
                .allMatch(line -> PINNED.matcher(line.split(" ")[1]).matches());
        assertThat(lines).filteredOn(line -> line.startsWith("USER ")).containsExactly("USER 10001:10001");
        for (String side : List.of("command-side", "query-side")) {
            var build = services.get(side).path("build");
            assertThat(build.path("dockerfile").asString()).isEqualTo("deploy/Dockerfile");
            assertThat(build.at("/args/SIDE").asString()).isEqualTo(side);
        }
    }

    private static boolean isLongRunning(JsonNode service) {
        return !service.path("restart").asString().equals("no");
    }

    private Set<String> namesOf(String property) {
        Set<String> names = new TreeSet<>();
        services.forEach((name, service) -> {
            if (service.has(property)) {
                names.add(name);
            }
        });
        return names;
    }

    private List<String> targets(String service) {
        return texts(services.get(service).path("volumes")).stream()
                .map(volume -> volume.split(":")[1])
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    private static Map<String, JsonNode> children(JsonNode object) {
        Map<String, JsonNode> children = new TreeMap<>();
        object.forEachEntry(children::put);
        return children;
    }

    /** The schema has an unusual dialect address and no id, which the validator does not accept. */
    private static JsonNode anonymous(JsonNode schema) {
        return ((ObjectNode) schema).without(List.of("$schema", "$id"));
    }

    private static JsonNode read(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            // Merges anchors like Compose does.
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return JsonMapper.shared().valueToTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
