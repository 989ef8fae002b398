package no.bufdirreporting.audit.query;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Rows of the trail one after the other, read in pages. */
final class PagedRows {

    private final AuditRows rows;
    private final long end;
    private final ArrayDeque<AuditRow> page = new ArrayDeque<>();
    private long read;

    PagedRows(AuditRows rows, long end) {
        this.rows = rows;
        this.end = end;
    }

    /** The row at a position, which is greater than the one asked for before; null if there is none. */
    @Nullable
    AuditRow at(long position) {
        while (page.isEmpty() && read < end) {
            page.addAll(rows.find(AuditFilter.all(read, end), PagedEvents.PAGE));
            read = page.isEmpty() ? end : page.getLast().position();
        }
        return !page.isEmpty() && page.getFirst().position() == position ? page.removeFirst() : null;
    }
}
