package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client that reads an event stream, until it is closed. */
final class Watching implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final Thread reader;
    private volatile boolean ended;
    private volatile @Nullable String retry;

    /** One event as it came. */
    record Event(String id, String name, JsonNode data) {}

    private Watching(HttpClient http, HttpResponse<Stream<String>> response) {
        this.http = http;
        this.response = response;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static Watching open(String path, String... headers) throws IOException, InterruptedException {
        return open(SystemUnderTest.baseUrl(), path, headers);
    }

    static Watching open(String baseUrl, String path, String... headers) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        var response = http.send(request.build(), BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return new Watching(http, response);
    }

    /** As the standard has clients read streams. */
    private void read() {
        String id = "";
        String name = "message";
        var data = new StringBuilder();
        try (var lines = response.body()) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(id, name, JSON.readTree(data.toString())));
                    }
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith(":")) {
                    comments.add(line);
                } else {
                    int colon = line.indexOf(':');
                    String value = line.substring(colon + 1).replaceFirst("^ ", "");
                    switch (line.substring(0, colon)) {
                        case "id" -> id = value;
                        case "event" -> name = value;
                        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                        case "retry" -> retry = value;
                        default -> throw new AssertionError("No field of an event stream: " + line);
                    }
                }
            }
        } catch (java.io.UncheckedIOException closed) {
            // the server or this client went away
        } finally {
            ended = true;
        }
    }

    /** The next event, which has to come in time. */
    Event next() throws InterruptedException {
        var event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    /** The next event of a name, whatever comes before it. */
    Event next(String name) throws InterruptedException {
        var event = next();
        while (!event.name().equals(name)) {
            event = next();
        }
        return event;
    }

    /** The next event, if it comes within the time. */
    @Nullable
    Event poll(Duration atMost) throws InterruptedException {
        return events.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    BlockingQueue<String> comments() {
        return comments;
    }

    @Nullable
    String retry() {
        return retry;
    }

    boolean hasEnded() {
        return ended;
    }

    HttpResponse<?> response() {
        return response;
    }

    @Override
    public void close() {
        http.shutdownNow();
        reader.interrupt();
    }
}
