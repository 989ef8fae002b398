package no.bufdirreporting.platform.http.convention;

import no.bufdirreporting.platform.http.convention.ListBody.Pagination;
import org.jspecify.annotations.Nullable;

/** A page of a list. A handler that returns one gets the {@code Link} header added to its response. */
public sealed interface Paged<T> extends Entries<T> permits ListBody, PositionedList {

    Pagination pagination();

    @Override
    default @Nullable String nextAfter() {
        return pagination().nextAfter();
    }
}
