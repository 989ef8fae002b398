package no.bufdirreporting.audit.verification.job;

import java.time.Duration;
import java.util.function.Supplier;
import no.bufdirreporting.platform.http.stream.EventFeed;
import no.bufdirreporting.platform.http.stream.EventStream;
import no.bufdirreporting.platform.http.stream.StreamEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One who watches a job: first how it stands, then each change, and after its end the end of the stream. */
final class JobFeed implements EventFeed {

    private static final Logger log = LoggerFactory.getLogger(JobFeed.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** Ending a stream drops what is not written yet, and the last event is the one that counts. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Supplier<AuditJobs.Revised> job;
    private final JsonMapper json;
    private final EventStream stream;
    private final Thread reader = Thread.ofVirtual().name("audit-watch").unstarted(this::follow);

    JobFeed(Supplier<AuditJobs.Revised> job, JsonMapper json, EventStream stream) {
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
            while (now.job().isRunning()) {
                stream.offer(event(now));
                Thread.sleep(INTERVAL);
                now = job.get();
            }
            stream.offer(event(now));
            Thread.sleep(FAREWELL);
            stream.end();
        } catch (InterruptedException left) {
            log.debug("Nobody watches any more");
        } catch (RuntimeException unavailable) {
            log.warn("A job cannot be watched", unavailable);
            stream.end();
        }
    }

    private StreamEvent event(AuditJobs.Revised now) {
        String name = now.job().isRunning() ? "progress" : "ended";
        return StreamEvent.of(now.revision(), name, json.writeValueAsString(now.job()));
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
