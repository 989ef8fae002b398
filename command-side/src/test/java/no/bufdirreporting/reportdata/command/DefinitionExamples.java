package no.bufdirreporting.reportdata.command;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/** Definition files and the definitions in them. */
final class DefinitionExamples {

    static final String VALID = """
            id: club
            title: Klubber på Tøyen
            default: true
            sections:
              - id: all
                title: I alt
                fields:
                  - key: count
                    title: Antall
                    activity_types: all
                    measure: activities
                    data_source: register
                  - key: hours
                    title: Timer
                    activity_types: [youth_club, mentoring]
                    measure: hours
                    data_source: register
            """;

    private DefinitionExamples() {}

    static String withId(String id) {
        return VALID.replace("id: club", "id: " + id);
    }

    static String forOrganizations(String id, String organizations) {
        return withId(id).replace("default: true", "organizations: " + organizations);
    }

    /** @param namesAndContents the name and the content of each file in turn */
    static ParsedDefinitions read(String... namesAndContents) {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put(namesAndContents[i], namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return ParsedDefinitions.of(files);
    }
}
