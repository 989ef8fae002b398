package no.bufdirreporting.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {

    record Club(String name, LocalDate founded, List<Member> members) {}

    record Member(
            @NotBlank String name,
            @Nullable Integer age,
            @Nullable Boolean paid) {}

    private static final String VALID = """
            name: Klubber på Tøyen
            founded: 2024-11-30
            members: [{name: A, age: 12}, {name: B, paid: yes}]
            """;

    private final List<String> problems = new ArrayList<>();

    @Test
    void aValidFileIsBoundToItsRecord() {
        assertThat(bind(VALID))
                .contains(new Club(
                        "Klubber på Tøyen",
                        LocalDate.of(2024, 11, 30),
                        List.of(new Member("A", 12, null), new Member("B", null, true))));
        assertThat(problems).isEmpty();
    }

    @Test
    void everyErrorHasItsFileAndPath() {
        assertThat(bind("name: 7\nowner: X\nmembers: [{name: ' '}, C, {age: old}]"))
                .isEmpty();

        assertThat(problems)
                .containsExactly(
                        "a.yml: name must be a string",
                        "a.yml: founded is required",
                        "a.yml: members[0].name must not be blank",
                        "a.yml: members[1] must be an object",
                        "a.yml: members[2].name is required",
                        "a.yml: members[2].age must be a number",
                        "a.yml: owner is unknown; known are name, founded, members");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                       | a.yml: must be an object
            [club]                   | a.yml: must be an object
            club                     | a.yml: must be an object
            id: a@id: b              | a.yml, line 2: not YAML, found duplicate key id
            a: 1@b: [1, 2@c: 3       | a.yml, line 3: not YAML, expected ',' or ']', but got :
            a: b: c                  | a.yml, line 1: not YAML, mapping values are not allowed here
            a: 1@---@b: 2            | a.yml, line 2: not YAML, but found another document
            a: *nowhere              | a.yml, line 1: not YAML, found undefined alias nowhere
            a: !!java.io.File [/tmp] | a.yml, line 1: not YAML, Global tag is not allowed: tag:yaml.org,2002:java.io.File
            a: !!int x               | `a.yml: not YAML, For input string: "x"`
            ~: x                     | a.yml: must not have null as a key, nor contain itself
            a: &again [*again]       | a.yml: must not have null as a key, nor contain itself
            a: &again {b: *again}    | a.yml: must not have null as a key, nor contain itself
            """)
    void aFileThatIsNotOneYamlObjectIsReportedWithTheLine(String lines, String problem) {
        assertThat(bind(lines.replace('@', '\n'))).isEmpty();
        assertThat(problems).containsExactly(problem);
    }

    @Test
    void aFileInAnotherEncodingIsRejected() {
        assertThat(bind(VALID.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(problems).containsExactly("a.yml: not YAML, it is not in UTF-8");
    }

    @Test
    void aFileCanStartWithAByteOrderMark() {
        assertThat(bind("\uFEFF" + VALID)).isPresent();
    }

    private Optional<Club> bind(String content) {
        return bind(content.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Club> bind(byte[] content) {
        return YamlFile.parse("a.yml", content, problems).flatMap(it -> it.bind(Club.class, problems));
    }
}
