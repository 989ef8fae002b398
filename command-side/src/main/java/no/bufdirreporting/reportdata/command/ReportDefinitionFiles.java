package no.bufdirreporting.reportdata.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.platform.input.InvalidInputException;
import no.bufdirreporting.reportdata.ReportDefinition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.stereotype.Component;

/**
 * The report definitions of the configured files. They are read before the process accepts connections; an invalid one fails
 * the start.
 */
@Component
class ReportDefinitionFiles {

    private final List<ReportDefinition> definitions;

    ReportDefinitionFiles(
            @Value("${bufdir.report-definitions:classpath*:report-definitions/*.yml}") String pattern,
            ResourceLoader resources) {
        var read = ParsedDefinitions.of(contents(pattern, resources));
        if (!read.problems().isEmpty()) {
            throw invalid(pattern, read.problems());
        }
        definitions = read.definitions();
    }

    List<ReportDefinition> definitions() {
        return definitions;
    }

    private static Map<String, byte[]> contents(String pattern, ResourceLoader resources) {
        var contents = new LinkedHashMap<String, byte[]>();
        try {
            for (var file : files(pattern, resources)) {
                contents.put(nameIn(contents, file), file.getContentAsByteArray());
            }
        } catch (IOException unreadable) {
            throw invalid(pattern, List.of("The files cannot be read: " + unreadable.getMessage()));
        }
        if (contents.isEmpty()) {
            throw invalid(pattern, List.of("No file matches."));
        }
        return contents;
    }

    private static List<Resource> files(String pattern, ResourceLoader resources) throws IOException {
        var found = ResourcePatternUtils.getResourcePatternResolver(resources).getResources(pattern);
        return Arrays.stream(found)
                .filter(it -> it.isReadable() || isFile(it))
                .sorted(Comparator.comparing(Resource::getDescription))
                .toList();
    }

    /** A file that this user may not read is a problem; it must not be taken for one that is not there. */
    private static boolean isFile(Resource resource) {
        try {
            return resource.isFile() && Files.isRegularFile(resource.getFilePath());
        } catch (IOException gone) {
            return false;
        }
    }

    private static InvalidInputException invalid(String pattern, List<String> problems) {
        return new InvalidInputException("report definitions in " + pattern, "bufdir.report-definitions", problems);
    }

    /** The name of a file in problems: longer if a file in another directory has the same name. */
    private static String nameIn(Map<String, byte[]> others, Resource file) {
        String name = file.getFilename();
        return name == null || others.containsKey(name) ? file.getDescription() : name;
    }
}
