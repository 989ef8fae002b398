package no.bufdirreporting.platform.http.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamEventTest {

    @Test
    void eventHasAnIdANameAndData() {
        var event = StreamEvent.of(4711, "data_updated", "{\"name\":\"Sør\"}");

        assertThat(event.bytes())
                .isEqualTo(
                        "id: 4711\nevent: data_updated\ndata: {\"name\":\"Sør\"}\n\n".getBytes(StandardCharsets.UTF_8));
        assertThat(event.id()).isEqualTo(4711);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\n\ntwo\n", "one\r\n\r\ntwo\r\n", "one\r\rtwo\r"})
    void eachLineOfDataHasItsOwnDataField(String data) {
        assertThat(StreamEvent.of(1, "lines", data))
                .hasToString("id: 1\nevent: lines\ndata: one\ndata: \ndata: two\ndata: \n\n");
    }

    @Test
    void emptyDataIsAnEmptyLine() {
        assertThat(StreamEvent.of(0, "end", "")).hasToString("id: 0\nevent: end\ndata: \n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines", "two\rlines", "line\n"})
    void nameMustBeOneLine(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> StreamEvent.of(1, name, ""));
    }
}
