package no.bufdirreporting.standalone.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code operations.yml} and {@code parameters.yml} say about endpoints and parameters. */
final class OperationNotes {

    private final Map<String, Map<String, Object>> operations = read("operations.yml");
    private final Map<String, Map<String, Object>> parameters = read("parameters.yml");
    private final Set<String> missing = new TreeSet<>();

    /** What is said about one endpoint, named by method and path. */
    record Note(String endpoint, Map<String, Object> values) {

        String text(String name) {
            var value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("operations.yml gives no %s of %s".formatted(name, endpoint));
            }
            return (String) value;
        }

        @Nullable
        Object get(String name) {
            return values.get(name);
        }

        boolean is(String name) {
            return Boolean.TRUE.equals(values.get(name));
        }

        @SuppressWarnings("unchecked")
        <T> List<T> list(String name) {
            return (List<T>) values.getOrDefault(name, List.of());
        }

        /** The successful statuses, with the simple name of the type of each where it is given. */
        @SuppressWarnings("unchecked")
        Map<Integer, @Nullable String> answers() {
            var given = (Map<Integer, @Nullable String>) values.get("answers");
            if (given != null) {
                return new TreeMap<>(given);
            }
            var ok = new HashMap<Integer, @Nullable String>();
            ok.put(200, null);
            return ok;
        }

        @SuppressWarnings("unchecked")
        Map<String, List<String>> events() {
            return (Map<String, List<String>>) values.getOrDefault("events", Map.of());
        }
    }

    Note of(String endpoint) {
        var values = operations.get(endpoint);
        if (values == null) {
            missing.add("operations.yml: " + endpoint);
            return new Note(endpoint, Map.of("id", "", "summary", ""));
        }
        return new Note(endpoint, values);
    }

    /** @param described whether the code describes the parameter, so that the file need not */
    Map<String, Object> ofParameter(String name, boolean described) {
        var values = parameters.getOrDefault(name, Map.of());
        if (!described && !values.containsKey("description")) {
            missing.add("parameters.yml: " + name);
        }
        return values;
    }

    /** What the files ought to say and do not, and the endpoints they have that do not exist. */
    Set<String> mistakes(Set<String> endpoints) {
        var mistakes = new TreeSet<>(missing);
        operations.keySet().stream()
                .filter(it -> !endpoints.contains(it))
                .forEach(it -> mistakes.add("There is no endpoint " + it));
        return mistakes;
    }

    private static Map<String, Map<String, Object>> read(String file) {
        try (var in = new ClassPathResource("openapi/" + file).getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
