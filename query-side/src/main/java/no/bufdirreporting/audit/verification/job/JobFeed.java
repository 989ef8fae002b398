package no.bufdirreporting.audit.verification.job;

import java.time.Duration;
import java.util.function.Supplier;
import no.bufdirreporting.platform.http.stream.EventFeed;
import no.bufdirreporting.platform.http.stream.EventStream;
import no.bufdirreporting.platform.http.stream.StreamEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The feed of one watcher of a job: its state, its progress, and after its last state the end of the stream. */
final class JobFeed implements EventFeed {

    private static final Logger log = LoggerFactory.getLogger(JobFeed.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** Ending a stream drops events that are not written yet, so the last one gets some time. */
    private static final Duration LAST_EVENT_DELAY = Duration.ofSeconds(2);

    private final Supplier<StoredJob> job;
    private final JsonMapper json;
    private final EventStream stream;
    private final Thread reader = Thread.ofVirtual().name("audit-watch").unstarted(this::follow);

    JobFeed(Supplier<StoredJob> job, JsonMapper json, EventStream stream) {
        this.job = job;
        this.json = json;
        this.stream = stream;
    }

    @Override
    public Start start() {
        var first = event(job.get());
        reader.start();
        return Start.with(first);
    }

    private void follow() {
        try {
            var now = job.get();
            while (now.view().underWay()) {
                stream.offer(event(now));
                Thread.sleep(INTERVAL);
                now = job.get();
            }
            stream.offer(event(now));
            Thread.sleep(LAST_EVENT_DELAY);
            stream.end();
        } catch (InterruptedException left) {
            log.debug("The watcher has left");
        } catch (RuntimeException unavailable) {
            log.warn("An audit job cannot be read for its watcher", unavailable);
            stream.end();
        }
    }

    private StreamEvent event(StoredJob stored) {
        var now = stored.view();
        String name = now.underWay() ? "progress" : "ended";
        return StreamEvent.of(stored.revision(), name, json.writeValueAsString(now));
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
