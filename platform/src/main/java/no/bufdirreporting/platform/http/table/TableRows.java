package no.bufdirreporting.platform.http.table;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import no.bufdirreporting.platform.http.convention.Entries;
import no.bufdirreporting.platform.http.table.TableShape.Row;
import org.jspecify.annotations.Nullable;

/** The rows of all pages of a list. A page is read when the rows before it have been taken, and then forgotten. */
final class TableRows implements Iterator<Row> {

    private final TableShape shape;
    private final Pages pages;
    private Iterator<Row> page;
    private @Nullable Object next;

    /** Reads a page of a list. */
    interface Pages {

        Entries<?> after(Object place) throws Exception;
    }

    private TableRows(TableShape shape, Entries<?> first, Pages pages) {
        this.shape = shape;
        this.pages = pages;
        this.page = shape.rows(first).iterator();
        this.next = first.nextAfter();
    }

    static Iterator<Row> of(TableShape shape, Object answer, Pages pages) {
        return answer instanceof Entries<?> first
                ? new TableRows(shape, first, pages)
                : shape.rows(answer).iterator();
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            // Before the next one is read, so that only one is in memory.
            page = Collections.emptyIterator();
            var read = read(next);
            page = shape.rows(read).iterator();
            next = read.nextAfter();
        }
        return page.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    /** Wraps even problems: they cannot be answered any more once the response has begun, so it must be broken off. */
    private Entries<?> read(Object place) {
        try {
            return pages.after(place);
        } catch (Exception failed) {
            throw new IllegalStateException("A page after the first one cannot be read", failed);
        }
    }
}
