package no.bufdirreporting.platform.http.convention;

import no.bufdirreporting.platform.http.convention.ListBody.Pagination;

/** A page of a list. A handler that returns one gets the {@code Link} header added to its response. */
public sealed interface Paged permits ListBody, PositionedList {

    Pagination pagination();
}
