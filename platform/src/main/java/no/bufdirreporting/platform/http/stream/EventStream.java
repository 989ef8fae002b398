package no.bufdirreporting.platform.http.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The event stream of one client. Producers offer events without blocking; the thread of the request writes them. A
 * client that is too slow is disconnected: it reconnects and resumes, and other clients are not affected.
 */
public final class EventStream {

    private static final StreamEvent WAKE_UP = StreamEvent.of(0, "end", "");

    private final WatchProperties settings;
    private final BlockingQueue<StreamEvent> queue;
    private final long openedAt = System.nanoTime();
    private final long lifetime;
    private volatile boolean ended;

    /** @param lifetime after which the stream ends */
    EventStream(WatchProperties settings, Duration lifetime) {
        this.settings = settings;
        this.lifetime = lifetime.toNanos();
        this.queue = new ArrayBlockingQueue<>(settings.queue());
    }

    /** Offers an event. Ids must increase. */
    public void offer(StreamEvent event) {
        if (!ended && !queue.offer(event)) {
            end();
        }
    }

    /** Ends the stream. Events that are not written yet are dropped. */
    public void end() {
        ended = true;
        queue.clear();
        queue.offer(WAKE_UP);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Writes events until the stream is ended, or its time is over. */
    void write(EventFeed.Start start, OutputStream body) throws IOException, InterruptedException {
        var out = new EventWriter(body);
        out.retry(settings.retry());
        for (var event : start.events()) {
            out.event(event);
        }
        out.flush();
        long sent = start.position();
        long nextHeartbeat = System.nanoTime() + settings.heartbeat().toNanos();
        while (!ended && left() > 0) {
            var event = queue.poll(Math.min(left(), nextHeartbeat - System.nanoTime()), TimeUnit.NANOSECONDS);
            sent = writeNewer(sent, event, out);
            if (System.nanoTime() >= nextHeartbeat) {
                out.comment();
                nextHeartbeat = System.nanoTime() + settings.heartbeat().toNanos();
            }
            out.flush();
        }
    }

    private long left() {
        return lifetime - (System.nanoTime() - openedAt);
    }

    /** Writes all queued events at once; returns the id of the last one sent. */
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
