package no.bufdirreporting.audit.chain;

import java.io.OutputStream;
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
import no.bufdirreporting.audit.trail.ChainEnd;
import no.bufdirreporting.audit.trail.EventLines;
import no.bufdirreporting.audit.trail.PagedEvents;
import no.bufdirreporting.audit.trail.TrailGapException;
import no.bufdirreporting.audit.trail.TrailReach;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit trail of a store to which nobody writes. A service that was killed leaves events that its trail has not come
 * to: they are chained here, as the service will chain them when it goes on. Nothing is written.
 */
public final class TrailAtRest {

    private final StoredEvents events;
    private final AuditRows rows;
    private final AuditHistory history;
    private final long recorded;
    private final long end;

    /** @param readModel the database of the trail, with the read model's schema in sight */
    public TrailAtRest(DataSource readModel, StoredEvents events) {
        this.events = events;
        this.rows = new AuditRows(new JdbcTemplate(readModel));
        this.history = new AuditHistory(rows, events);
        var reach = new TrailReach(readModel);
        this.recorded = reach.recorded();
        this.end = Math.max(events.head(), reach.furthest());
    }

    /** The position of the last event that is in the store or was recorded; 0 if there never was one. */
    public long head() {
        return end;
    }

    /** How many events are stored to which the trail has not come. */
    public long unrecorded() {
        return end - recorded;
    }

    /**
     * The end of the chain; empty if there are no events.
     *
     * @throws TrailGapException if the end of the trail was taken away
     */
    public Optional<ChainEnd> end() {
        var last = new ArrayList<AuditRow>(1);
        rows.last().ifPresent(last::add);
        forEachUnrecorded(page -> {
            last.clear();
            last.add(page.getLast());
        });
        return last.stream().findFirst().map(ChainEnd::of);
    }

    /**
     * Recomputes the chain from the store and compares it with the trail.
     *
     * @param given a head that an auditor has written down earlier; null if there is none
     * @param progress told the position reached, now and then
     */
    public ChainReport check(@Nullable ChainHead given, LongConsumer progress) {
        return ChainWalk.along(events, rows, given, recorded, end, progress);
    }

    /**
     * Writes the events that the filter lets pass as lines of JSON; some hundred are in memory at a time.
     *
     * @param progress told the position of each
     * @throws java.io.UncheckedIOException if they cannot be written
     * @throws TrailGapException if the end of the trail was taken away
     */
    public void export(AuditFilter filter, JsonMapper json, OutputStream out, LongConsumer progress) {
        requireEnd();
        var lines = new EventLines(json);
        Consumer<AuditedEvent> write = event -> {
            lines.write(event, out);
            progress.accept(event.position());
        };
        history.forEach(filter, write);
        forEachUnrecorded(page -> {
            var stored = events.at(page.stream().map(AuditRow::position).toList());
            page.stream()
                    .filter(filter::passes)
                    .map(it -> AuditedEvent.of(it, stored.get(it.position())))
                    .forEach(write);
        });
    }

    /** What was recorded is not hashed again: the store may have been changed since. */
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
        var page = events.after(before.position(), PagedEvents.PAGE);
        while (!page.isEmpty()) {
            var chained = AuditBuffer.chained(page, hash);
            each.accept(chained);
            hash = chained.getLast().hash();
            page = events.after(chained.getLast().position(), PagedEvents.PAGE);
        }
    }
}
