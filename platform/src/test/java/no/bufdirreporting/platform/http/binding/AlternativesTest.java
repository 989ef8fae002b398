package no.bufdirreporting.platform.http.binding;

import static org.assertj.core.api.Assertions.assertThat;

import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A body that must be exactly one of several records. */
class AlternativesTest {

    sealed interface Parcel {}

    record Letter(
            String owner, int grams, String stamp, @Nullable Boolean urgent) implements Parcel {}

    record Box(String owner, int grams, int length, int width) implements Parcel {}

    @Test
    void distinctiveFieldsSelectTheRecord() {
        assertThat(bind("'owner': 'o', 'grams': 4, 'stamp': 's'")).isEqualTo(new Letter("o", 4, "s", null));
        assertThat(bind("'owner': 'o', 'grams': 4, 'length': 1, 'width': 2")).isEqualTo(new Box("o", 4, 1, 2));
    }

    @Test
    void nullFieldsOfAnotherRecordAreRejected() {
        var errors = new FieldErrors();
        assertThat(bind("'owner': 'o', 'grams': 4, 'stamp': 's', 'length': null", errors))
                .isNull();
        assertThat(errors.shown()).containsExactly(new FieldError("length", "must not be null"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'grams': 4.5 | stamp is required unless length and width is given; length is required unless stamp is given; width is required unless stamp is given; owner is required; grams must be a whole number from -2147483648 to 2147483647
            'owner': 'o', 'grams': 4, 'urgent': true | stamp is required
            'owner': 'o', 'grams': 4, 'length': 1, 'colour': 1 | width is required; colour is unknown; known are owner, grams, stamp, urgent, length, width
            'owner': 'o', 'grams': 4, 'length': 1, 'urgent': true | urgent cannot be combined with length and width; length cannot be combined with stamp; stamp is required; width is required
            """)
    void everyErrorIsReported(String body, String errors) {
        var found = new FieldErrors();

        assertThat(bind(body, found)).isNull();
        assertThat(found.shown()).extracting(FieldError::toString).containsExactly(errors.split("; (?!known)"));
    }

    private static @Nullable Parcel bind(String body) {
        return bind(body, new FieldErrors());
    }

    private static @Nullable Parcel bind(String body, FieldErrors errors) {
        var json = JsonMapper.shared().readTree("{" + body.replace('\'', '"') + "}");
        return new RecordBinder().bind(Parcel.class, json, errors);
    }
}
