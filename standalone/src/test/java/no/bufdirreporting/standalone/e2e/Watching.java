package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plain HTTP client that reads an event stream, until it is closed. */
public final class Watching implements AutoCloseable {

    private final HttpClient http;
    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<WatchedEvent> events = new LinkedBlockingQueue<>();
    private final EventLines lines = new EventLines(events::add, comment -> {});
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private Watching(HttpClient http, HttpResponse<Stream<String>> response) {
        this.http = http;
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    public static Watching open(String path, String... headers) throws IOException, InterruptedException {
        return at(SystemUnderTest.baseUrl(), path, headers);
    }

    public static Watching at(String baseUrl, String path, String... headers) throws IOException, InterruptedException {
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

    private void read() {
        try (var body = response.body()) {
            body.forEach(lines::accept);
            end.complete(null);
        } catch (UncheckedIOException | AssertionError broken) {
            end.completeExceptionally(broken);
        }
    }

    /** The next event; fails if it does not come in time. */
    public WatchedEvent next() throws InterruptedException {
        var event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    /** The next event with a name, skipping others. */
    public WatchedEvent next(String name) throws InterruptedException {
        var event = next();
        while (!event.name().equals(name)) {
            event = next();
        }
        return event;
    }

    /** All events up to and including one with a name. */
    public List<WatchedEvent> until(String name) throws InterruptedException {
        var read = new ArrayList<WatchedEvent>();
        do {
            read.add(next());
        } while (!read.getLast().name().equals(name));
        return read;
    }

    /** The next event, if it comes within the time. */
    @Nullable
    public WatchedEvent poll(Duration atMost) throws InterruptedException {
        return events.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The events received and not taken yet. */
    public List<WatchedEvent> rest() {
        var read = new ArrayList<WatchedEvent>();
        events.drainTo(read);
        return read;
    }

    /** The reconnection times that the stream has sent. */
    public List<String> retries() {
        return lines.retries();
    }

    /** Completes when the server ends the response; fails if the connection breaks off. */
    public CompletableFuture<Void> end() {
        return end;
    }

    public HttpResponse<?> response() {
        return response;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
