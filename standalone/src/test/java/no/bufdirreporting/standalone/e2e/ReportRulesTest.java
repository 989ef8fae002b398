package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Report data of a definition with rules, which is read from a file of the test. */
@StandaloneOnly
class ReportRulesTest {

    private static final String DEFINITION = """
            id: with-rules
            title: With rules
            default: true
            sections:
              - id: all
                title: All
                fields:
                  - {key: courses, title: Courses, activity_types: [course], measure: activities, data_source: here}
                  - {key: meetings, title: Meetings, activity_types: [meeting], measure: activities, data_source: here}
            rules:
              - {field: courses, at_most: meetings}
              - {field: meetings, change_over_percent: 50}
            """;

    @Test
    void figuresThatBreakARuleCarryItsWarning(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("with-rules.yml"), DEFINITION);
        try (var application = ApplicationProcess.start(directory, "--bufdir.report-definitions=file:" + file)) {
            var api = application.api();
            String org = Given.organization(api);
            record(api, org, "meeting", "2023-03-01T10:00:00Z");
            record(api, org, "meeting", "2023-04-01T10:00:00Z");
            record(api, org, "meeting", "2024-03-01T10:00:00Z");
            record(api, org, "course", "2024-03-01T10:00:00Z");

            var kept = Reports.aggregated(api, org, "2024-03");
            assertThat(kept.at("/warnings")).isEmpty();
            var changed = Reports.aggregated(api, org, "2024");
            assertThat(changed.at("/warnings")).isEmpty();

            record(api, org, "course", "2024-05-01T10:00:00Z");
            record(api, org, "meeting", "2023-05-01T10:00:00Z");
            var broken = Reports.aggregated(api, org, "2024");
            assertThat(broken.at("/warnings").toString())
                    .isEqualTo(
                            "[{\"code\":\"part_exceeds_whole\",\"field\":\"courses\",\"message\":"
                                    + "\"'Courses' is more than 'Meetings', which it is a part of.\"},"
                                    + "{\"code\":\"unexplained_change\",\"field\":\"meetings\",\"message\":"
                                    + "\"'Meetings' differs from the prior period by more than 50 %. Explain it in a comment.\"}]");
        }
    }

    private static void record(Api api, String org, String type, String submittedAt) {
        Given.activity(api, org, "activity_type", type, "submitted_at", submittedAt);
    }
}
