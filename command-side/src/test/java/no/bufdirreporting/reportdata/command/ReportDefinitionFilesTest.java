package no.bufdirreporting.reportdata.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.bufdirreporting.platform.input.InvalidInputException;
import no.bufdirreporting.reportdata.ReportDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.DefaultResourceLoader;

class ReportDefinitionFilesTest {

    private static final String DEFINITION = """
            id: %s
            title: Title
            %s
            sections:
              - id: all
                title: I alt
                fields: [{key: count, title: Antall, activity_types: all, measure: activities, data_source: register}]
            """;

    @TempDir
    Path directory;

    @Test
    void aPatternFindsAllFilesOfADirectorySorted() throws IOException {
        write("b.yml", DEFINITION.formatted("first", "default: true"));
        write("a.yml", DEFINITION.formatted("second", "organizations: [org-1]"));
        write("c.txt", "no definition");
        Files.createDirectory(directory.resolve("directory.yml"));

        assertThat(read("file:" + directory + "/*.yml").definitions())
                .extracting(ReportDefinition::id)
                .containsExactly("second", "first");
    }

    @Test
    void aSingleFileCanBeConfigured() throws IOException {
        write("a.yml", DEFINITION.formatted("only", "default: true"));

        assertThat(read("file:" + directory + "/a.yml").definitions()).hasSize(1);
    }

    @Test
    void filesOfTheSameNameAreDistinguished() throws IOException {
        write("x/a.yml", DEFINITION.formatted("x", "default: true"));
        write("y/a.yml", DEFINITION.formatted("y", "default: true"));

        assertThat(problems("file:" + directory + "/**/*.yml"))
                .containsExactly("Only one definition can have default: true, but a.yml and file [" + directory
                        + "/y/a.yml] have it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*.yml", "/missing.yml", "/missing/*.yml", "/", ""})
    void aPatternThatNoFileMatchesIsAProblem(String pattern) {
        assertThat(problems("file:" + directory + pattern)).containsExactly("No file matches.");
    }

    @Test
    void aFileThatCannotBeReadIsAProblem() throws IOException {
        write("a.yml", DEFINITION.formatted("a", "default: true"));
        write("b.yml", DEFINITION.formatted("b", "default: false"));
        var closed = directory.resolve("b.yml");
        assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "root may read every file");

        assertThat(problems("file:" + directory + "/*.yml"))
                .singleElement()
                .asString()
                .startsWith("The files cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "classpath*:missing/*.yml", "classpath:missing.yml"})
    void aClassPathPatternThatNoFileMatchesIsAProblem(String pattern) {
        assertThat(problems(pattern)).containsExactly("No file matches.");
    }

    @Test
    void aMissingClassPathDirectoryIsAProblem() {
        assertThat(problems("classpath:missing/*.yml"))
                .singleElement()
                .asString()
                .startsWith("The files cannot be read: ");
    }

    @Test
    void theExceptionMessageHasTheFirstProblem() throws IOException {
        write("a.yml", DEFINITION.formatted("''", "organizations: [org-1]"));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read("file:" + directory + "/*.yml"))
                .withMessage(
                        "Invalid report definitions in file:%s/*.yml: 2 problem(s), first: a.yml: id must not be blank",
                        directory);
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static List<String> problems(String pattern) {
        try {
            read(pattern);
            return List.of();
        } catch (InvalidInputException invalid) {
            return invalid.problems();
        }
    }

    private static ReportDefinitionFiles read(String pattern) {
        return new ReportDefinitionFiles(pattern, new DefaultResourceLoader());
    }
}
