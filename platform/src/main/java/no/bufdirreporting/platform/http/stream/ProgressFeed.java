package no.bufdirreporting.platform.http.stream;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feed of one watcher of long work: its state, its progress, and after its last state the end of the stream. */
public final class ProgressFeed implements EventFeed {

    private static final Logger log = LoggerFactory.getLogger(ProgressFeed.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** Ending a stream drops events that are not written yet, so the last one gets some time. */
    private static final Duration LAST_EVENT_DELAY = Duration.ofSeconds(2);

    private final Supplier<State> state;
    private final EventStream stream;
    private final Thread reader = Thread.ofVirtual().name("progress-watch").unstarted(this::follow);

    /**
     * How far the work is.
     *
     * @param revision increases whenever it changes
     * @param json what the watcher is told
     */
    public record State(long revision, boolean underWay, String json) {

        private StreamEvent event() {
            return StreamEvent.of(revision, underWay ? "progress" : "ended", json);
        }
    }

    /** @param state reads the state anew */
    public ProgressFeed(Supplier<State> state, EventStream stream) {
        this.state = state;
        this.stream = stream;
    }

    @Override
    public Start start() {
        var first = state.get().event();
        reader.start();
        return Start.with(first);
    }

    private void follow() {
        try {
            var now = state.get();
            while (now.underWay()) {
                stream.offer(now.event());
                Thread.sleep(INTERVAL);
                now = state.get();
            }
            stream.offer(now.event());
            Thread.sleep(LAST_EVENT_DELAY);
            stream.end();
        } catch (InterruptedException left) {
            log.debug("The watcher has left");
        } catch (RuntimeException unavailable) {
            log.warn("Progress cannot be read for its watcher", unavailable);
            stream.end();
        }
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
