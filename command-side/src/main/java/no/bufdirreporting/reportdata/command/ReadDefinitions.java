package no.bufdirreporting.reportdata.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.reportdata.ReportDefinition;

/**
 * What some files hold.
 *
 * @param definitions those of all files that could be read; not to be used if there are problems
 * @param problems everything that is wrong with any file, or with the files together
 */
record ReadDefinitions(List<ReportDefinition> definitions, List<String> problems) {

    /** @param files their contents by their names */
    static ReadDefinitions of(Map<String, byte[]> files) {
        var problems = new ArrayList<String>();
        var definitions = new LinkedHashMap<String, ReportDefinition>();
        files.forEach((file, content) -> DefinitionYaml.read(file, content, problems)
                .ifPresent(it -> definitions.put(file, DefinitionReader.read(it))));
        boolean complete = definitions.size() == files.size();
        problems.addAll(problemsTogether(definitions, complete));
        return new ReadDefinitions(List.copyOf(definitions.values()), problems);
    }

    private static List<String> problemsTogether(Map<String, ReportDefinition> definitions, boolean complete) {
        var problems = new ArrayList<String>();
        var ids = new Claims(problems, "id");
        var organizations = new Claims(problems, "organization");
        var defaults = new ArrayList<String>();
        definitions.forEach((file, definition) -> {
            ids.claim(file, definition.id());
            definition.organizations().forEach(it -> organizations.claim(file, it));
            if (definition.forAllOthers()) {
                defaults.add(file);
            }
        });
        if (defaults.size() > 1) {
            problems.add("Only one definition can have default: true, but %s have it.".formatted(listed(defaults)));
        } else if (defaults.isEmpty() && complete) {
            problems.add("No definition has default: true; one has to be for all organizations that none names.");
        }
        return problems;
    }

    private static String listed(List<String> files) {
        int last = files.size() - 1;
        return String.join(", ", files.subList(0, last)) + " and " + files.get(last);
    }

    /** What only one file may have. */
    private record Claims(List<String> problems, String kind, Map<String, String> fileOf) {

        Claims(List<String> problems, String kind) {
            this(problems, kind, new LinkedHashMap<>());
        }

        void claim(String file, String value) {
            String earlier = value.isEmpty() ? null : fileOf.putIfAbsent(value, file);
            if (earlier != null && !earlier.equals(file)) {
                problems.add("%s: %s '%s' is in %s too".formatted(file, kind, value, earlier));
            }
        }
    }
}
