package no.bufdirreporting.standalone.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A watcher that loses its connection repeatedly and reconnects at once, either after the last event seen or without
 * one. Its thread ends when it is closed.
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
                // Expected: the connection was cut.
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

    /** Ignores events of a connection that was cut before they were taken. */
    private synchronized void take(WatchSocket connection, WatchedEvent event) {
        if (socket == connection) {
            if (event.name().equals("snapshot")) {
                sequences.add(new ArrayList<>());
            }
            sequences.getLast().add(event);
        }
    }

    /** Cuts the connection, if there is one, at any byte. */
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
                // The connection ended by itself.
            }
        }
    }

    /** The id of the last event; null before there is one. */
    synchronized @Nullable String seen() {
        return sequences.isEmpty() ? null : sequences.getLast().getLast().id();
    }

    /** The events received, in order; each state begins a new list. */
    synchronized List<List<WatchedEvent>> sequences() {
        return List.copyOf(sequences);
    }

    /** The number of events received. */
    synchronized int received() {
        return sequences.stream().mapToInt(List::size).sum();
    }

    /** The status lines of responses that were not streams. */
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
