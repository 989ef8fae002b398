package no.bufdirreporting.standalone.distributed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.bufdirreporting.standalone.e2e.EventLines;
import no.bufdirreporting.standalone.e2e.ReportState;
import no.bufdirreporting.standalone.e2e.WatchedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Watches a report as an EventSource does: it comes back after the pause that it was told whenever its stream ends, with the
 * id of the last event, and gives up for good on any answer but 200.
 */
final class FaithfulWatcher implements AutoCloseable {

    private static final long FIRST_PAUSE_MILLIS = 3000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final EventLines lines = new EventLines(this::take, comment -> {});
    private volatile @Nullable ReportState state;
    private volatile String lastId = "";
    private volatile int connections;
    private volatile boolean closed;

    FaithfulWatcher(String baseUrl, String path) {
        this.uri = URI.create(baseUrl + path);
        Thread.ofVirtual().start(this::run);
    }

    private void run() {
        while (!closed && refusals.isEmpty()) {
            try {
                watch();
            } catch (IOException | UncheckedIOException broken) {
                // It comes back.
            } catch (InterruptedException stopping) {
                return;
            }
            pause();
        }
    }

    private void watch() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        var response = http.send(request.build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            refusals.add("It was answered " + response.statusCode());
            return;
        }
        connections++;
        try (var body = response.body()) {
            body.forEach(lines::accept);
        }
    }

    private void pause() {
        var told = lines.retries();
        try {
            Thread.sleep(told.isEmpty() ? FIRST_PAUSE_MILLIS : Long.parseLong(told.getLast()));
        } catch (InterruptedException stopping) {
            closed = true;
        }
    }

    private void take(WatchedEvent event) {
        var before = state;
        state = before == null || event.name().equals("snapshot") ? ReportState.of(event.data()) : before.after(event);
        lastId = event.id();
    }

    /** What it knows of the report; null before the first event. */
    @Nullable
    ReportState state() {
        return state;
    }

    /** Why it has given up, if it has. */
    List<String> refusals() {
        return refusals;
    }

    int connections() {
        return connections;
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
    }
}
