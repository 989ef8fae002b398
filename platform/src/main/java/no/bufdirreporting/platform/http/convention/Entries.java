package no.bufdirreporting.platform.http.convention;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body that has the entries of one page of a list. */
public interface Entries<T> {

    /** The entries of this page. */
    List<T> data();

    /** The parameter {@code after} of the next page; null on the last page. */
    @Nullable
    Object nextAfter();
}
