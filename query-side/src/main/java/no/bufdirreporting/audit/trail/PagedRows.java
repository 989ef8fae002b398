package no.bufdirreporting.audit.trail;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Rows of the trail one after the other, read in pages. */
public final class PagedRows {

    private final AuditRows rows;
    private final long end;
    private final ArrayDeque<AuditRow> page = new ArrayDeque<>();
    private long read;

    public PagedRows(AuditRows rows, long end) {
        this.rows = rows;
        this.end = end;
    }

    /** The position of the next row; beyond all others if there is none. */
    public long next() {
        while (page.isEmpty() && read < end) {
            page.addAll(rows.find(AuditFilter.all(read, end), PagedEvents.PAGE));
            read = page.isEmpty() ? end : page.getLast().position();
        }
        return page.isEmpty() ? Long.MAX_VALUE : page.getFirst().position();
    }

    /** The row at a position that is not beyond the next one; null if there is none. */
    @Nullable
    public AuditRow at(long position) {
        return next() == position ? page.poll() : null;
    }
}
