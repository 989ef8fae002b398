package no.bufdirreporting.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client of the server under test. */
@Lazy
public class Client {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    public Client(@LocalServerPort int port) {
        this.port = port;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request("GET", path, BodyPublishers.noBody(), headers));
    }

    public HttpResponse<String> sendJson(String method, String path, String body, String... headers) {
        return send(request(method, path, BodyPublishers.ofString(body), headers)
                .setHeader("Content-Type", "application/json"));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return sendAsync(request).join();
    }

    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** The body of a GET that is no text. */
    public byte[] bytes(String path) {
        var request = request("GET", path, BodyPublishers.noBody()).build();
        return http.sendAsync(request, BodyHandlers.ofByteArray()).join().body();
    }

    public HttpRequest.Builder request(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** The complete response to a raw request line, which may be followed by headers. */
    public String raw(String requestLine) throws IOException {
        try (var socket = connect()) {
            String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public Socket connect() throws IOException {
        return new Socket("localhost", port);
    }

    public static void assertJson(HttpResponse<String> response, int status, String expected) {
        assertThat(response.body())
                .satisfies(body -> assertThat(JSON.readTree(body)).isEqualTo(JSON.readTree(expected)));
        assertThat(response.statusCode()).isEqualTo(status);
    }

    public static void assertProblem(HttpResponse<String> response, int status, String expected) {
        assertJson(response, status, expected);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
