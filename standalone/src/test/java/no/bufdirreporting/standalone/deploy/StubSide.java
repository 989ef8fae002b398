package no.bufdirreporting.standalone.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A stub of a side that answers with its name or as configured, and records requests. */
final class StubSide implements AutoCloseable {

    /** A received request; header names are in lower case. */
    record Request(String method, String uri, Map<String, String> headers, String body) {}

    private final String name;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile HttpHandler answer = this::respondWithName;

    StubSide(String name) {
        this.name = name;
        this.server = listen(0);
    }

    private HttpServer listen(int port) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(threads);
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return requests;
    }

    void answers(HttpHandler newAnswer) {
        answer = newAnswer;
    }

    void answers(int status, String contentType, String body) {
        answers(exchange -> respond(exchange, status, contentType, body));
    }

    /** Accepts requests and closes the connection without an answer. */
    void breaksConnections() {
        answers(HttpExchange::close);
    }

    /** Accepts requests and answers after a while, as its name. */
    void answersAfter(Duration delay) {
        answers(exchange -> {
            try {
                Thread.sleep(delay);
                respondWithName(exchange);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void stops() {
        server.stop(0);
    }

    void startsAgain() {
        server = listen(server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((header, values) -> headers.put(header.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
        answer.handle(exchange);
    }

    private void respondWithName(HttpExchange exchange) throws IOException {
        respond(exchange, 200, "text/plain", name);
    }

    private static void respond(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
