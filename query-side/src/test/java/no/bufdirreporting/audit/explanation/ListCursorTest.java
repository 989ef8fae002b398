package no.bufdirreporting.audit.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCursorTest {

    @Test
    void cursorIsReadFromItsText() {
        var cursor = new ListCursor(Instant.parse("2024-03-31T00:59:59.999999Z"), "act-æ og mellomrom");
        assertThat(ListCursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void withoutCursorAListBeginsBeforeEveryActivity() {
        assertThat(ListCursor.parse(null).at()).isBefore(Instant.parse("1900-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "abc",
                "2024-01-01T00:00:00Z",
                "2024-13-01T00:00:00Z act-1",
                "x y",
                "2024-01-01T00:00:00Z a\0"
            })
    void anyOtherTextIsRejected(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ListCursor.parse(encoded)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ListCursor.parse("%" + text)).isInstanceOf(ProblemException.class);
    }
}
