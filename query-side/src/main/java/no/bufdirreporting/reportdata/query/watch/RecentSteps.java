package no.bufdirreporting.reportdata.query.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import no.bufdirreporting.platform.http.stream.StreamEvent;
import org.jspecify.annotations.Nullable;

/** The latest steps of a channel, kept in memory, so that clients which reconnect soon need no query. Not thread-safe. */
final class RecentSteps {

    private final int mostBytes;
    private final Deque<StreamEvent> steps = new ArrayDeque<>();
    private long after;
    private int bytes;

    /** @param after the position after which steps are kept */
    RecentSteps(long after, int mostBytes) {
        this.after = after;
        this.mostBytes = mostBytes;
    }

    void add(StreamEvent step) {
        steps.addLast(step);
        bytes += step.size();
        while (bytes > mostBytes) {
            var oldest = steps.removeFirst();
            bytes -= oldest.size();
            after = oldest.id();
        }
    }

    /** The steps after that of a position, oldest first; null if the position is not that of a step that is kept. */
    @Nullable
    List<StreamEvent> after(long position) {
        if (position != after && steps.stream().noneMatch(it -> it.id() == position)) {
            return null;
        }
        return steps.stream().filter(it -> it.id() > position).toList();
    }
}
