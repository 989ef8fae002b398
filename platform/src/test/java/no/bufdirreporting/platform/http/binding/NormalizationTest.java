package no.bufdirreporting.platform.http.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class NormalizationTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Body(
            @Code @Nullable String id,
            @Nullable Map<@Code String, @Code String> codes,
            @Nullable Optional<@Code String> category,
            @Nullable BigDecimal hours,
            @Nullable Instant at) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bjørn-å",
                "bjørn-a\u030A",
                " bjørn-å ",
                "\u00A0bjørn-å\u00A0",
                "\u200Bbjørn-å\uFEFF",
                "\u2003\tbjørn-å\u2060\n"
            })
    void spellingsThatLookTheSameAreOneId(String spelling) {
        assertThat(bind("id", spelling).id()).isEqualTo("bjørn-å");
        assertThat(bind("codes", Map.of(spelling, spelling)).codes()).containsExactly(Map.entry("bjørn-å", "bjørn-å"));
        assertThat(bind("category", spelling).category()).contains("bjørn-å");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u200B",
                "a/b",
                "a\\b",
                "a;b",
                "a?b",
                "a#b",
                "a\tb",
                "a\u0085b",
                ".",
                "..",
                " .. "
            })
    void whatFitsInNoPathIsNoId(String text) {
        var errors = new FieldErrors();
        assertThat(bind("id", text, errors)).isNull();
        assertThat(errors.shown()).containsExactly(new FieldError("id", Code.MESSAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"50 %", "a..b", "...", "æøå", "a b", "a:b@c"})
    void otherCharactersAreFineInIds(String text) {
        assertThat(bind("id", text).id()).isEqualTo(text);
    }

    @Test
    void anIdHasAtMost200CodePoints() {
        assertThat(bind("id", "😀".repeat(200)).id()).hasSize(400);
        assertThat(bind("id", "a\u030A".repeat(200)).id()).hasSize(200);
        assertThat(bind("id", "a".repeat(201), new FieldErrors())).isNull();
    }

    @Test
    void aClearedCodeIsNotChecked() {
        var body = JSON.createObjectNode();
        body.putNull("category");
        assertThat(bind(body, new FieldErrors()).category()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2.500, 2.5", "4000, 4E+3", "0.000, 0", "2.50000000000000000000000000000000000000, 2.5"})
    void numbersAreReadByValue(BigDecimal sent, BigDecimal read) {
        assertThat(bind("hours", sent).hours()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-30T12:00:00.1234567Z,         2024-11-30T12:00:00.123456Z",
        "2024-11-30T12:00:00.999999999Z,       2024-11-30T12:00:00.999999Z",
        "2024-11-30t12:00:00.5z,               2024-11-30T12:00:00.500Z",
        "2024-11-30T12:00:00.000000000000001Z, 2024-11-30T12:00:00Z",
        "2024-11-30T12:00:00+05:45,            2024-11-30T06:15:00Z",
        "2024-11-30T12:00:00-00:00,            2024-11-30T12:00:00Z",
        "2024-11-30T12:00:00+23:59,            2024-11-29T12:01:00Z",
        "2024-11-30T12:00:00.25-23:59,         2024-12-01T11:59:00.250Z"
    })
    void instantsAreCutOffBeyondMicroseconds(String sent, Instant read) {
        assertThat(bind("at", sent).at()).isEqualTo(read);
    }

    private static Body bind(String field, Object value) {
        var errors = new FieldErrors();
        var body = bind(field, value, errors);
        assertThat(errors.shown()).isEmpty();
        return body;
    }

    private static @Nullable Body bind(String field, Object value, FieldErrors errors) {
        return bind(JSON.createObjectNode().<ObjectNode>set(field, JSON.valueToTree(value)), errors);
    }

    private static @Nullable Body bind(ObjectNode body, FieldErrors errors) {
        return new RecordBinder().bind(Body.class, body, errors);
    }
}
