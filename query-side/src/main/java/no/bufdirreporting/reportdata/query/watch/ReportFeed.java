package no.bufdirreporting.reportdata.query.watch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.stream.EventFeed;
import no.bufdirreporting.platform.http.stream.StreamEvent;
import org.jspecify.annotations.Nullable;

/**
 * The feed of one watcher of a report: first its state, or the steps missed since the last visit, then every new step.
 *
 * @param resumeAfter the position of the last step that the client has; null if it has none
 * @param offeredAfter the position after which the channel offers each step to the client's stream
 * @param leave called when the watcher leaves
 */
record ReportFeed(
        ReportChannel channel,
        String periodId,
        @Nullable Long resumeAfter,
        CompletableFuture<Long> offeredAfter,
        Runnable leave)
        implements EventFeed {

    @Override
    public Start start() {
        long needed = ReportSource.await(offeredAfter);
        var start = read();
        if (start.position() < needed) {
            // The steps in between would be lost. This only happens while projections are replayed.
            throw ProblemException.unavailable("The report data is catching up.", 1);
        }
        return start;
    }

    private Start read() {
        if (resumeAfter != null) {
            var missed = channel.after(resumeAfter);
            if (missed.isPresent()) {
                return resumed(resumeAfter, missed.get());
            }
        }
        return Start.with(channel.state(periodId));
    }

    private static Start resumed(long after, List<StreamEvent> missed) {
        return new Start(missed.isEmpty() ? after : missed.getLast().id(), missed);
    }

    @Override
    public void close() {
        leave.run();
    }
}
