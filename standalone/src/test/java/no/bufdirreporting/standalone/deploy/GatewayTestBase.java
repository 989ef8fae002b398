package no.bufdirreporting.standalone.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway on the nginx of this machine, if there is one, in front of two sides of each kind. */
@Timeout(60)
abstract class GatewayTestBase {

    static final String WATCH = "/api/v1/aggregated-report-data/watch?organization_id=org-1042&period_id=2024";

    final StubSide command = new StubSide("command");
    final StubSide otherCommand = new StubSide("command");
    final StubSide query = new StubSide("query");
    final StubSide otherQuery = new StubSide("query");
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path directory;

    RunningGateway gateway;

    @BeforeEach
    void start() {
        assumeTrue(RunningGateway.isPossible(), "There is no nginx on this machine, so the gateway is not tested");
        gateway = RunningGateway.start(
                directory,
                command.address() + " " + otherCommand.address(),
                query.address() + " " + otherQuery.address());
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        List.of(command, otherCommand, query, otherQuery).forEach(StubSide::close);
        client.close();
    }

    void stopQuerySides() {
        query.stops();
        otherQuery.stops();
    }

    List<StubSide.Request> requests(String side) {
        var sides = side.equals("query") ? List.of(query, otherQuery) : List.of(command, otherCommand);
        return sides.stream().flatMap(it -> it.requests().stream()).toList();
    }

    HttpResponse<String> send(String method, String uri, String body) {
        return send(HttpRequest.newBuilder(gateway.uri(uri))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /** Sends a raw request. */
    String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
