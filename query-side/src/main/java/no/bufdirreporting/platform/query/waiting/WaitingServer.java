package no.bufdirreporting.platform.query.waiting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers at the port of the service until that can start: alive, not ready, and 503 to everything else. Not where the
 * service uses TLS, whose settings it does not know.
 */
final class WaitingServer implements AutoCloseable {

    private static final String RETRY_SECONDS = "5";

    private final @Nullable HttpServer server;
    private volatile Map<String, Object> health = Map.of("status", "DOWN");
    private volatile String detail = "The service is starting.";

    private WaitingServer(@Nullable HttpServer server) {
        this.server = server;
        if (server != null) {
            server.createContext("/", this::answer);
            server.start();
        }
    }

    /** @throws PortInUseException if something else has the port */
    static WaitingServer start(Environment environment) {
        int port = environment.getProperty("server.port", Integer.class, 8080);
        if (port <= 0
                || environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.key-store")) {
            return new WaitingServer(null);
        }
        String host = environment.getProperty("server.address");
        try {
            return new WaitingServer(HttpServer.create(
                    host == null ? new InetSocketAddress(port) : new InetSocketAddress(host, port), 0));
        } catch (BindException taken) {
            throw new PortInUseException(port, taken);
        } catch (IOException failed) {
            throw new IllegalStateException("Port " + port + " cannot be opened", failed);
        }
    }

    /** @param component the name in health */
    void tell(String component, String address, StoreProblem problem) {
        detail = "The service waits for its stores.";
        health = Map.of(
                "status",
                "DOWN",
                "components",
                Map.of(
                        component,
                        Map.of(
                                "status",
                                "DOWN",
                                "details",
                                Map.of("address", address, "reason", problem.reason(), "remedy", problem.remedy()))));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/actuator/health/liveness")) {
            answer(exchange, 200, MediaType.APPLICATION_JSON_VALUE, Map.of("status", "UP"));
        } else if (path.startsWith("/actuator/health")) {
            answer(exchange, 503, MediaType.APPLICATION_JSON_VALUE, health);
        } else {
            exchange.getResponseHeaders().set("Retry-After", RETRY_SECONDS);
            answer(
                    exchange,
                    503,
                    MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                    Map.of(
                            "type",
                            "/problems/service-unavailable",
                            "title",
                            "Service unavailable",
                            "status",
                            503,
                            "detail",
                            detail,
                            "instance",
                            path,
                            "code",
                            "service-unavailable"));
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, Object body) throws IOException {
        byte[] json = JsonMapper.shared().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : json.length);
        try (exchange) {
            if (!head) {
                exchange.getResponseBody().write(json);
            }
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
