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
 * Watches a report like an EventSource: it reconnects after the retry time with the id of the last event, and gives up on
 * any status but 200.
 */
final class ReconnectingWatcher implements AutoCloseable {

    private static final long DEFAULT_RETRY_MILLIS = 3000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final EventLines lines = new EventLines(this::take, comment -> {});
    private volatile @Nullable ReportState state;
    private volatile String lastId = "";
    private volatile int connections;
    private volatile boolean closed;

    ReconnectingWatcher(String baseUrl, String path) {
        this.uri = URI.create(baseUrl + path);
        Thread.ofVirtual().start(this::run);
    }

    private void run() {
        while (!closed && refusals.isEmpty()) {
            try {
                watch();
            } catch (IOException | UncheckedIOException broken) {
                // Reconnects after a pause.
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
            refusals.add("Status" + response.statusCode());
            return;
        }
        connections++;
        try (var body = response.body()) {
            body.forEach(lines::accept);
        }
    }

    private void pause() {
        var retries = lines.retries();
        try {
            Thread.sleep(retries.isEmpty() ? DEFAULT_RETRY_MILLIS : Long.parseLong(retries.getLast()));
        } catch (InterruptedException stopping) {
            closed = true;
        }
    }

    private void take(WatchedEvent event) {
        var before = state;
        state = before == null || event.name().equals("snapshot") ? ReportState.of(event.data()) : before.after(event);
        lastId = event.id();
    }

    /** The current state of the report; null before the first event. */
    @Nullable
    ReportState state() {
        return state;
    }

    /** The reasons for giving up, if it has. */
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
