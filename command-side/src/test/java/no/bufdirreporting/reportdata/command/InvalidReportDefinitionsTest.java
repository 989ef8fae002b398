package no.bufdirreporting.reportdata.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class InvalidReportDefinitionsTest {

    @TempDir
    Path directory;

    @Test
    void aFailedStartShowsEveryProblemAndNoStackTrace(CapturedOutput output) throws IOException {
        Files.writeString(directory.resolve("a.yml"), """
                id: a
                title: Bokmål
                default: true
                sections: [{id: s, title: S, fields: [{key: f, activity_types: [], measure: hours, data_source: x}]}]
                """);
        Files.writeString(directory.resolve("b.yml"), "id: b: c");

        assertThatException().isThrownBy(this::start);

        String report = """
                        APPLICATION FAILED TO START
                        ***************************

                        Description:

                        Invalid report definitions in file:%s/*.yml:

                            - a.yml: sections[0].fields[0].title is required
                            - a.yml: sections[0].fields[0].activity_types must not be empty
                            - b.yml, line 1: not YAML, mapping values are not allowed here

                        Action:

                        Correct what is listed, or let bufdir.report-definitions name something else.""";
        assertThat(output).contains(report.formatted(directory)).doesNotContain("\tat ");
    }

    private void start() {
        new SpringApplicationBuilder(ReportDefinitionFiles.class)
                .web(WebApplicationType.NONE)
                .run("--bufdir.report-definitions=file:" + directory + "/*.yml")
                .close();
    }
}
