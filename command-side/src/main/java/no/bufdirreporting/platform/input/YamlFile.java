package no.bufdirreporting.platform.input;

import java.io.ByteArrayInputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.platform.http.binding.RecordBinder;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file as a JSON object. It is bound to a record by the same rules as request bodies. Problems have the file and the
 * path of the field: {@code own.yml: sections[0].id is required}.
 *
 * @param name the name of the file in problems
 * @param errors the errors of its fields found so far
 */
public record YamlFile(String name, ObjectNode content, FieldErrors errors) {

    private static final RecordBinder BINDER = new RecordBinder();

    /** Empty if it is not a YAML file with one object; the reason is added to the problems. */
    public static Optional<YamlFile> parse(String name, byte[] yaml, List<String> problems) {
        try {
            if (json(load(yaml)) instanceof ObjectNode content) {
                return Optional.of(new YamlFile(name, content, new FieldErrors()));
            }
            problems.add(name + ": must be an object");
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark().getLine() + 1;
            problems.add("%s, line %s: not YAML, %s".formatted(name, line, broken.getProblem()));
        } catch (YAMLException | IllegalArgumentException broken) {
            problems.add(name + ": not YAML, " + reason(broken));
        } catch (JacksonException impossible) {
            problems.add(name + ": must not have null as a key, nor contain itself");
        }
        return Optional.empty();
    }

    /** Empty if any field is wrong; each error is added to the problems. */
    public <T> Optional<T> bind(Class<T> type, List<String> problems) {
        T bound = BINDER.bind(type, content, errors);
        errors.shown().forEach(error -> problems.add(name + ": " + error));
        return Optional.ofNullable(bound);
    }

    private static @Nullable Object load(byte[] yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new JsonConstructor(options)).load(new ByteArrayInputStream(yaml));
    }

    /** Converts through JSON text: its depth limit rejects an object that contains itself. */
    private static JsonNode json(@Nullable Object content) {
        var json = JsonMapper.shared();
        return json.readTree(json.writeValueAsBytes(content));
    }

    private static @Nullable String reason(RuntimeException broken) {
        return broken.getCause() instanceof CharacterCodingException ? "it is not in UTF-8" : broken.getMessage();
    }

    /** Reads a date as a string, as JSON has it. */
    private static final class JsonConstructor extends SafeConstructor {

        JsonConstructor(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
        }
    }
}
