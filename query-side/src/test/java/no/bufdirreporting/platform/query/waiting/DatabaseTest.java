package no.bufdirreporting.platform.query.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** What is said of a PostgreSQL that cannot be used. The server here only greets its clients, or refuses their login. */
class DatabaseTest {

    private ServerSocket door;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @Test
    void anOldVersionIsRefused() {
        greet("15.18");

        assertThatThrownBy(() -> database().problem())
                .isInstanceOfSatisfying(UnsupportedPostgresException.class, old -> {
                    FailureAnalysis analysis = new UnsupportedPostgresFailureAnalyzer().analyze(old);
                    assertThat(analysis.getDescription()).contains(address(), "version 15.18", "16 or later is needed");
                    assertThat(analysis.getAction()).contains("pg_upgrade");
                });
    }

    @Test
    void theOldestSupportedVersionIsAccepted() {
        greet("16.0");

        assertThat(database().problem()).isEmpty();
    }

    @Test
    void aRefusedLoginIsNamed() {
        answer(message('E', "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"bufdir\"\0\0"));

        assertThat(database().problem()).hasValueSatisfying(it -> {
            assertThat(it.reason()).contains("password authentication failed");
            assertThat(it.remedy()).contains("spring.datasource.password").doesNotContain("secret");
        });
    }

    @Test
    void aServerThatIsAwayIsNamed() throws IOException {
        var database = database();
        door.close();

        assertThat(database.problem()).hasValueSatisfying(it -> {
            assertThat(it.reason()).contains("refused");
            assertThat(it.remedy()).contains("spring.datasource.url");
        });
    }

    private String address() {
        return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + "/bufdir";
    }

    private Database database() {
        var environment = new MockEnvironment();
        Map.of(
                        "spring.datasource.url",
                                address() + "?sslmode=disable&gssEncMode=disable&assumeMinServerVersion=16",
                        "spring.datasource.username", "bufdir",
                        "spring.datasource.password", "secret")
                .forEach(environment::setProperty);
        return Database.ofReadModel(environment);
    }

    /** Accepts the login as a server of the version. */
    private void greet(String version) {
        answer(
                message('R', "\0\0\0\0"),
                message('S', "server_version\0" + version + "\0"),
                message('S', "client_encoding\0UTF8\0"),
                message('S', "standard_conforming_strings\0on\0"),
                message('S', "DateStyle\0ISO, MDY\0"),
                message('Z', "I"));
    }

    private void answer(byte[]... messages) {
        Thread.ofVirtual().start(() -> {
            try (var client = door.accept()) {
                var in = new DataInputStream(client.getInputStream());
                in.skipNBytes(in.readInt() - 4);
                for (byte[] each : messages) {
                    client.getOutputStream().write(each);
                }
                in.skipNBytes(1);
            } catch (IOException closed) {
                // The client has what it needs.
            }
        });
    }

    private static byte[] message(char type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) type)
                .putInt(4 + bytes.length)
                .put(bytes)
                .array();
    }
}
