package no.bufdirreporting.reportdata.command;

import java.io.ByteArrayInputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the YAML of a definition file into maps, lists and scalars, and nothing else. */
final class DefinitionYaml {

    private DefinitionYaml() {}

    /** @return nothing if there is nothing to read key by key; why not is among the problems then */
    static Optional<DefinitionNode> read(String file, byte[] content, List<String> problems) {
        try {
            return node(file, load(content), problems);
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark().getLine() + 1;
            problems.add("%s, line %d: not YAML, %s".formatted(file, line, broken.getProblem()));
        } catch (YAMLException | IllegalArgumentException broken) {
            problems.add(file + ": not YAML, " + reason(broken));
        }
        return Optional.empty();
    }

    private static @Nullable Object load(byte[] content) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(new ByteArrayInputStream(content));
    }

    private static Optional<DefinitionNode> node(String file, @Nullable Object content, List<String> problems) {
        if (content instanceof Map<?, ?> values) {
            return Optional.of(new DefinitionNode(file, file, values, problems));
        }
        problems.add(file + ": must be keys and values, but is " + DefinitionText.kindOf(content));
        return Optional.empty();
    }

    private static @Nullable String reason(RuntimeException broken) {
        return broken.getCause() instanceof CharacterCodingException ? "it is not in UTF-8" : broken.getMessage();
    }
}
