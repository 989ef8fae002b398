package no.bufdirreporting.audit.trail;

import java.util.List;
import java.util.function.Consumer;
import no.bufdirreporting.platform.http.convention.Entries;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of the audit trail together with the payloads and metadata in the store. */
@Component
public class AuditHistory {

    private static final int CHUNK = 500;

    private final AuditRows rows;
    private final StoredEvents events;

    /** @param nextAfter the {@code after} of the next page; null if this is the last one */
    record Page(List<AuditedEvent> data, @Nullable Long nextAfter) implements Entries<AuditedEvent> {}

    public AuditHistory(AuditRows rows, StoredEvents events) {
        this.rows = rows;
        this.events = events;
    }

    Page page(AuditFilter filter, int limit) {
        var found = rows.find(filter, limit + 1);
        boolean more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new Page(withPayloads(shown), more ? shown.getLast().position() : null);
    }

    /** Visits all matching events in order, reading some hundreds at a time. */
    public void forEach(AuditFilter filter, Consumer<AuditedEvent> visitor) {
        forEachChunk(filter, chunk -> chunk.forEach(visitor));
    }

    /** The same, some hundreds at a time. */
    void forEachChunk(AuditFilter filter, Consumer<List<AuditedEvent>> visitor) {
        var found = rows.find(filter, CHUNK);
        while (!found.isEmpty()) {
            visitor.accept(withPayloads(found));
            found = found.size() < CHUNK
                    ? List.of()
                    : rows.find(filter.after(found.getLast().position()), CHUNK);
        }
    }

    private List<AuditedEvent> withPayloads(List<AuditRow> page) {
        var stored = events.at(page.stream().map(AuditRow::position).toList());
        return page.stream()
                .map(row -> AuditedEvent.of(row, stored.get(row.position())))
                .toList();
    }
}
