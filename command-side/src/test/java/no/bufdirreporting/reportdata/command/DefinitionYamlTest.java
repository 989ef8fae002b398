package no.bufdirreporting.reportdata.command;

import static no.bufdirreporting.reportdata.command.DefinitionExamples.VALID;
import static no.bufdirreporting.reportdata.command.DefinitionExamples.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionYamlTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                       | a.yml: must be keys and values, but is empty
            [club]                   | a.yml: must be keys and values, but is a list
            club                     | a.yml: must be keys and values, but is text
            id: a@id: b              | a.yml, line 2: not YAML, found duplicate key id
            a: 1@b: [1, 2@c: 3       | a.yml, line 3: not YAML, expected ',' or ']', but got :
            a: b: c                  | a.yml, line 1: not YAML, mapping values are not allowed here
            a: 1@---@b: 2            | a.yml, line 2: not YAML, but found another document
            a: *nowhere              | a.yml, line 1: not YAML, found undefined alias nowhere
            a: !!java.io.File [/tmp] | a.yml, line 1: not YAML, Global tag is not allowed: tag:yaml.org,2002:java.io.File
            a: !!int x               | `a.yml: not YAML, For input string: "x"`
            """)
    void aFileThatIsNoYamlIsNamedWithItsLine(String lines, String problem) {
        assertThat(read("a.yml", lines.replace('@', '\n')).problems()).containsExactly(problem);
    }

    @Test
    void aFileInAnotherEncodingIsToldSo() {
        var latin1 = Map.of("a.yml", VALID.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ReadDefinitions.of(latin1).problems()).containsExactly("a.yml: not YAML, it is not in UTF-8");
    }

    @Test
    void aFileMayStartWithAByteOrderMark() {
        assertThat(read("a.yml", "\uFEFF" + VALID).problems()).isEmpty();
    }
}
