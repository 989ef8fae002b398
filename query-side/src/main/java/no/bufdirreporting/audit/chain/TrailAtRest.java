package no.bufdirreporting.audit.chain;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import no.bufdirreporting.audit.trail.AuditBuffer;
import no.bufdirreporting.audit.trail.AuditFilter;
import no.bufdirreporting.audit.trail.AuditHistory;
import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.audit.trail.AuditRows;
import no.bufdirreporting.audit.trail.AuditedEvent;
import no.bufdirreporting.audit.trail.ChainHead;
import no.bufdirreporting.audit.trail.EventLines;
import no.bufdirreporting.audit.trail.HighWaterMarks;
import no.bufdirreporting.audit.trail.PositionCursor;
import no.bufdirreporting.audit.trail.TrailGapException;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit trail of a stopped service, read only. Events that the trail had not reached when the service was killed
 * are hashed in memory, as the service will do when it starts again.
 */
public final class TrailAtRest {

    private final StoredEvents events;
    private final AuditRows rows;
    private final AuditHistory history;
    private final long recorded;
    private final long end;

    /** @param readModel connections with the read model's schema on the search path */
    public TrailAtRest(DataSource readModel, StoredEvents events) {
        this.events = events;
        this.rows = new AuditRows(new JdbcTemplate(readModel));
        this.history = new AuditHistory(rows, events);
        var marks = new HighWaterMarks(readModel);
        this.recorded = marks.recorded();
        this.end = Math.max(events.head(), marks.furthest());
    }

    /** The position of the last event that is or was in the store; 0 if there never was one. */
    public long head() {
        return end;
    }

    /** The number of stored events that the trail has not reached. */
    public long unrecorded() {
        return end - recorded;
    }

    /**
     * The head of the chain; empty if there are no events.
     *
     * @throws TrailGapException if rows are missing from the end of the trail
     */
    public Optional<ChainHead> end() {
        var last = new ArrayList<AuditRow>(1);
        rows.last().ifPresent(last::add);
        forEachUnrecorded(page -> {
            last.clear();
            last.add(page.getLast());
        });
        return last.stream().findFirst().map(ChainHead::of);
    }

    /**
     * Recomputes the chain from the store and compares it with the trail.
     *
     * @param given a head that an auditor noted earlier; null if there is none
     * @param progress receives the position reached, from time to time
     */
    public ChainReport check(@Nullable ExpectedHead given, LongConsumer progress) {
        return ChainCheck.compare(events, rows, given, recorded, end, progress);
    }

    /**
     * Writes the events that match the filter as NDJSON, reading some hundreds at a time.
     *
     * @param progress receives the position of each event
     * @throws UncheckedIOException if they cannot be written
     * @throws TrailGapException if rows are missing from the end of the trail
     */
    public void export(AuditFilter filter, JsonMapper json, OutputStream out, LongConsumer progress) {
        requireEnd();
        var lines = new EventLines(json);
        Consumer<AuditedEvent> write = event -> {
            lines.write(event, out);
            progress.accept(event.recorded().position());
        };
        history.forEach(filter, write);
        forEachUnrecorded(page -> {
            var stored = events.at(page.stream().map(AuditRow::position).toList());
            page.stream()
                    .filter(filter::matches)
                    .map(it -> AuditedEvent.of(it, stored.get(it.position())))
                    .forEach(write);
        });
    }

    /** Missing rows are not replaced by hashing the events again, since the store may have been changed. */
    private void requireEnd() {
        long written = rows.position();
        if (written < recorded) {
            throw new TrailGapException(written, recorded + 1);
        }
    }

    private void forEachUnrecorded(Consumer<List<AuditRow>> each) {
        requireEnd();
        var before = rows.end();
        byte[] hash = before.hash();
        var page = events.after(before.position(), PositionCursor.PAGE);
        while (!page.isEmpty()) {
            var chained = AuditBuffer.chained(page, hash);
            each.accept(chained);
            hash = chained.getLast().hash();
            page = events.after(chained.getLast().position(), PositionCursor.PAGE);
        }
    }
}
