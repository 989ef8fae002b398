package no.bufdirreporting.platform.http.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Writes the body of a {@code text/event-stream}. */
final class EventWriter {

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream body;

    EventWriter(OutputStream body) {
        this.body = body;
    }

    /** Asks the client to wait this long before it reconnects. */
    void retry(Duration pause) throws IOException {
        body.write(("retry: " + pause.toMillis() + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    void event(StreamEvent event) throws IOException {
        body.write(event.bytes());
    }

    /** A heartbeat, which clients ignore. */
    void comment() throws IOException {
        body.write(COMMENT);
    }

    void flush() throws IOException {
        body.flush();
    }
}
