package no.bufdirreporting.audit.verification.recount;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDifferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 7.50}              | {"a": 7.5}              | []
            {"a": null}              | {}                      | []
            {"b": 1, "a": 2}         | {"a": 2, "b": 1}        | []
            {"a": 1}                 | {"a": 2}                | [a]
            {"a": {"b": [1, 2]}}     | {"a": {"b": [1, 3]}}    | [a.b[1]]
            {"a": [1]}               | {"a": [1, 2]}           | [a[1]]
            {"a": 1}                 | {"a": "1"}              | [a]
            {"a": 1, "b": true}      | {"c": 1}                | [a, b, c]
            """)
    void eachPathWithDifferentValuesIsFound(String expected, String actual, String paths)
            throws JsonProcessingException {
        var found = JsonDifference.between(JSON.readTree(expected), JSON.readTree(actual), JSON);

        assertThat(found.stream().map(Difference.Field::field).toList()).hasToString(paths);
    }
}
