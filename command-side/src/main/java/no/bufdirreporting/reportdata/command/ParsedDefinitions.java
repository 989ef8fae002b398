package no.bufdirreporting.reportdata.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.platform.input.YamlFile;
import no.bufdirreporting.reportdata.ReportDefinition;
import tools.jackson.databind.JsonNode;

/**
 * The definitions of the definition files, or what is wrong with them.
 *
 * @param definitions those of the valid files; must not be used if there are problems
 * @param problems the problems of each file and of all files together
 */
record ParsedDefinitions(List<ReportDefinition> definitions, List<String> problems) {

    /** @param contents the files by their names */
    static ParsedDefinitions of(Map<String, byte[]> contents) {
        var parsed = new ParsedDefinitions(new ArrayList<>(), new ArrayList<>());
        var files = new ArrayList<YamlFile>();
        contents.forEach((name, content) -> YamlFile.parse(name, content, parsed.problems)
                .ifPresent(file -> {
                    files.add(file);
                    parsed.add(file);
                }));
        parsed.requireUnique(files);
        parsed.requireOneDefault(files, files.size() == contents.size());
        return parsed;
    }

    private void add(YamlFile file) {
        new DefinitionChecks(file.errors()).check(file.content());
        file.bind(DefinitionFile.class, problems)
                .map(DefinitionFile::toDefinition)
                .ifPresent(definitions::add);
    }

    private void requireUnique(List<YamlFile> files) {
        var ids = new HashMap<String, String>();
        var organizations = new HashMap<String, String>();
        for (var file : files) {
            requireUnique(file, "id", file.content().path("id"), ids);
            file.content()
                    .path("organizations")
                    .valueStream()
                    .forEach(it -> requireUnique(file, "organization", it, organizations));
        }
    }

    private void requireUnique(YamlFile file, String kind, JsonNode value, Map<String, String> fileOf) {
        String text = value.stringValue("");
        String earlier = text.isBlank() ? null : fileOf.putIfAbsent(text, file.name());
        if (earlier != null && !earlier.equals(file.name())) {
            problems.add("%s: %s '%s' is in %s too".formatted(file.name(), kind, text, earlier));
        }
    }

    /** @param complete whether all files were parsed; otherwise the default may be in one that was not */
    private void requireOneDefault(List<YamlFile> files, boolean complete) {
        var defaults = files.stream()
                .filter(it -> DefinitionChecks.isDefault(it.content()))
                .map(YamlFile::name)
                .toList();
        if (defaults.size() > 1) {
            problems.add("Only one definition can have default: true, but %s and %s have it."
                    .formatted(String.join(", ", defaults.subList(0, defaults.size() - 1)), defaults.getLast()));
        } else if (defaults.isEmpty() && complete) {
            problems.add("No definition has default: true; one has to be for all organizations that none names.");
        }
    }
}
