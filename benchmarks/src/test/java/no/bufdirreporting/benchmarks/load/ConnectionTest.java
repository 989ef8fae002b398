package no.bufdirreporting.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    @Test
    void responseHasTheLengthThatItNames() throws IOException {
        var in = bytes("HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 404 \r\nContent-Length: 0\r\n\r\n");
        assertThat(Connection.readResponse(in).text()).isEqualTo("{}");
        assertThat(Connection.readResponse(in).status()).isEqualTo(404);
    }

    @Test
    void chunksAreJoined() throws IOException {
        var in = bytes(
                "HTTP/1.1 201 \r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\nrest");
        var response = Connection.readResponse(in);
        assertThat(response.text()).isEqualTo("abc0123456789");
        assertThat(response.isSuccess()).isTrue();
        assertThat(in.readAllBytes()).asString().isEqualTo("rest");
    }

    @Test
    void serverMayEndTheConnection() throws IOException {
        assertThat(Connection.readResponse(bytes("HTTP/1.1 200 \r\nConnection: close\r\n\r\n"))
                        .isLast())
                .isTrue();
        assertThat(Connection.readResponse(bytes("HTTP/1.1 200 \r\n\r\n")).isLast())
                .isFalse();
    }

    @Test
    void brokenResponseIsNoResponse() {
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> Connection.readResponse(bytes("HTTP/1.1 200 \r\nContent-Length: 9\r\n\r\n{}")));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
