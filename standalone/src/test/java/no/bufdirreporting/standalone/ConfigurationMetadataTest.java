package no.bufdirreporting.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Boot's configuration metadata has every setting of the code, with its default, and no other. */
class ConfigurationMetadataTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern PLACEHOLDER = Pattern.compile("\"\\$\\{(bufdir\\.[a-z.-]+):(.*?)}\"[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"(bufdir\\.[a-z.-]+)\"");
    private static final Pattern IN_A_TABLE = Pattern.compile("(?m)^\\| `(bufdir\\.[a-z.-]+)` \\|");

    private final Map<String, JsonNode> documented = documented();

    @Test
    void everySettingIsDocumentedAndNothingElse() throws IOException {
        var used = new TreeSet<>(placeholders().keySet());
        var records = ofRecords().keySet();
        used.addAll(records);
        used.addAll(sources()
                .flatMap(it -> matches(LITERAL, it))
                .map(it -> it.group(1))
                // The prefix of a record, not a setting.
                .filter(it -> records.stream().noneMatch(setting -> setting.startsWith(it + ".")))
                .toList());

        assertThat(documented.keySet()).isEqualTo(used);
        assertThat(documented.values()).allSatisfy(setting -> {
            assertThat(setting.required("description").stringValue()).endsWith(".");
            assertThat(setting.required("type").stringValue()).startsWith("java.");
        });
    }

    @Test
    void defaultsAreThoseOfTheCode() throws IOException {
        var defaults = new TreeMap<>(placeholders());
        defaults.putAll(ofRecords());

        defaults.forEach((name, value) -> {
            // An expression, or empty: there is none.
            var expected = value.isEmpty() || value.startsWith("#") ? null : value;
            var given = Objects.requireNonNull(documented.get(name)).get("defaultValue");
            assertThat(given == null ? null : given.asString()).as(name).isEqualTo(expected);
        });
    }

    @Test
    void theDocumentationNamesOnlySettingsThatThereAre() throws IOException {
        var named = matches(IN_A_TABLE, Files.readString(ROOT.resolve("docs/operations.md")))
                .map(it -> it.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(documented.keySet()).containsAll(named);
    }

    private static Map<String, String> placeholders() throws IOException {
        var defaults = new TreeMap<String, String>();
        sources().flatMap(it -> matches(PLACEHOLDER, it)).forEach(it -> defaults.put(it.group(1), it.group(2)));
        return defaults;
    }

    private static Map<String, String> ofRecords() {
        var defaults = new TreeMap<String, String>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var found : scanner.findCandidateComponents("no.bufdirreporting")) {
            var type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            addComponents(type.getAnnotation(ConfigurationProperties.class).value(), type, defaults);
        }
        return defaults;
    }

    private static void addComponents(String prefix, Class<?> type, Map<String, String> defaults) {
        var parameters = type.getDeclaredConstructors()[0].getParameters();
        for (int n = 0; n < parameters.length; n++) {
            var component = type.getRecordComponents()[n];
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                addComponents(name, component.getType(), defaults);
            } else {
                var given = parameters[n].getAnnotation(DefaultValue.class);
                defaults.put(name, given == null ? "" : String.join(",", given.value()));
            }
        }
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Stream<String> sources() throws IOException {
        var texts = new ArrayList<String>();
        for (String module : new String[] {"shared-api", "platform", "command-side", "query-side", "standalone"}) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts.stream();
    }

    private static Map<String, JsonNode> documented() {
        try {
            var settings = new TreeMap<String, JsonNode>();
            var files = ConfigurationMetadataTest.class
                    .getClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json");
            while (files.hasMoreElements()) {
                try (var file = files.nextElement().openStream()) {
                    JsonMapper.shared().readTree(file).required("properties").forEach(it -> {
                        String name = it.required("name").stringValue();
                        if (name.startsWith("bufdir.")) {
                            assertThat(settings.put(name, it))
                                    .as(name + " is there twice")
                                    .isNull();
                        }
                    });
                }
            }
            return settings;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
