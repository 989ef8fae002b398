package no.bufdirreporting.platform.http.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The events of one client. Whoever has some offers them and never waits; the thread of the request writes them. A client
 * that does not keep up is cut off: it connects again and resumes, and nobody else has noticed.
 */
public final class EventStream {

    private static final StreamEvent WAKE_UP = StreamEvent.of(0, "end", "");

    private final WatchProperties settings;
    private final BlockingQueue<StreamEvent> queue;
    private volatile boolean ended;

    EventStream(WatchProperties settings) {
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
    }

    /** Hands an event over. Events are offered in the order of their ids. */
    public void offer(StreamEvent event) {
        if (!ended && !queue.offer(event)) {
            end();
        }
    }

    /** Lets the stream end as soon as its thread can; what has not been written by then is not. */
    public void end() {
        ended = true;
        queue.clear();
        queue.offer(WAKE_UP);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Writes until the stream is ended. Fails as soon as a write shows that the client has left. */
    void write(EventFeed.Start start, OutputStream body) throws IOException, InterruptedException {
        var out = new EventWriter(body);
        out.retry(settings.retry());
        for (var event : start.events()) {
            out.event(event);
        }
        out.flush();
        long sent = start.position();
        long beat = System.nanoTime() + settings.heartbeat().toNanos();
        while (!ended) {
            var event = queue.poll(beat - System.nanoTime(), TimeUnit.NANOSECONDS);
            sent = writeNewer(sent, event, out);
            if (System.nanoTime() >= beat) {
                out.comment();
                beat = System.nanoTime() + settings.heartbeat().toNanos();
            }
            out.flush();
        }
    }

    /** All that wait, so that a burst costs one write; returns what was sent last. */
    private long writeNewer(long alreadySent, @Nullable StreamEvent first, EventWriter out) throws IOException {
        long sent = alreadySent;
        for (var event = first; event != null && !ended; event = queue.poll()) {
            if (event.id() > sent) {
                out.event(event);
                sent = event.id();
            }
        }
        return sent;
    }
}
