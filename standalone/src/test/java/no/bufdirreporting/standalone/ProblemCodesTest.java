package no.bufdirreporting.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** The list of problems has every code that the sources of all modules name. */
class ProblemCodesTest {

    private static final List<String> MODULES = List.of("shared-api", "platform", "command-side", "query-side");

    /** A call that makes a rejection or a problem, up to its first string. */
    private static final Pattern CALL = Pattern.compile(
            "(?:(?:Rejection|ProblemException|StatusProblem)(?:\\.(?!badRequest|invalid|keyReused)\\w+)?|\\bimpossible)"
                    + "\\([^\";]*\"([a-z]+(?:-[a-z]+)*)\"");

    @Test
    void everyCodeOfTheSourcesIsListed() throws IOException {
        var listed = ProblemType.all().stream().map(ProblemType::code).toList();

        assertThat(codesOfTheSources()).hasSizeGreaterThan(30).isSubsetOf(listed);
        assertThat(listed).doesNotHaveDuplicates().isSorted();
    }

    private static Set<String> codesOfTheSources() throws IOException {
        var codes = new TreeSet<String>();
        for (String module : MODULES) {
            try (var files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    CALL.matcher(Files.readString(file)).results().forEach(it -> codes.add(it.group(1)));
                }
            }
        }
        return codes;
    }
}
