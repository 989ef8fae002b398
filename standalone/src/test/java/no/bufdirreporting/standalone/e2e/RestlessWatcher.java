package no.bufdirreporting.standalone.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A watcher that loses its connection again and again, and comes back at once: either where it was, or as if it were new.
 * Its thread ends when it is closed.
 */
final class RestlessWatcher implements Runnable, AutoCloseable {

    private final String baseUrl;
    private final String path;
    private final boolean resumes;
    private final List<List<WatchedEvent>> sequences = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private @Nullable WatchSocket socket;
    private int connections;
    private boolean closed;

    RestlessWatcher(String baseUrl, String path, boolean resumes) {
        this.baseUrl = baseUrl;
        this.path = path;
        this.resumes = resumes;
    }

    boolean resumes() {
        return resumes;
    }

    @Override
    public void run() {
        while (!isClosed()) {
            try (var connection = WatchSocket.connect(baseUrl)) {
                watch(connection);
            } catch (IOException cut) {
                // That is what happens to it; wherever it was, it starts again.
            }
        }
    }

    private void watch(WatchSocket connection) throws IOException {
        begin(connection);
        String seen = seen();
        if (resumes && seen != null) {
            connection.request("GET", path, "Last-Event-ID", seen);
        } else {
            connection.request("GET", path);
        }
        String status = connection.status();
        if (!status.startsWith("HTTP/1.1 200")) {
            refuse(status);
        }
        var lines = new EventLines(event -> take(connection, event), comment -> {});
        for (String line = connection.line(); line != null; line = connection.line()) {
            lines.accept(line);
        }
    }

    private synchronized void begin(WatchSocket connection) throws IOException {
        if (closed) {
            throw new IOException("Closed");
        }
        connections++;
        socket = connection;
    }

    private synchronized void refuse(String status) throws IOException {
        refusals.add(status);
        throw new IOException(status);
    }

    /** What was read before a cut but not looked at by then has not been seen. */
    private synchronized void take(WatchSocket connection, WatchedEvent event) {
        if (socket == connection) {
            if (event.name().equals("snapshot")) {
                sequences.add(new ArrayList<>());
            }
            sequences.getLast().add(event);
        }
    }

    /** Ends the connection, if there is one, at whatever byte it is. */
    synchronized void cut(boolean hard) {
        var present = socket;
        socket = null;
        if (present != null) {
            try {
                if (hard) {
                    present.abort();
                } else {
                    present.close();
                }
            } catch (IOException gone) {
                // It ended by itself.
            }
        }
    }

    /** The id of the last event; null before there is one. */
    synchronized @Nullable String seen() {
        return sequences.isEmpty() ? null : sequences.getLast().getLast().id();
    }

    /** What it was sent, in the order it came; each state that it was sent begins a new list. */
    synchronized List<List<WatchedEvent>> sequences() {
        return List.copyOf(sequences);
    }

    /** The status lines of answers that were no streams. */
    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    synchronized int connections() {
        return connections;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        cut(false);
    }
}
