package no.bufdirreporting.platform.http.convention;

import java.util.List;
import no.bufdirreporting.platform.http.convention.ListBody.Pagination;

/**
 * The body of a list of activities.
 *
 * @param data the entries of this page
 * @param pagination the page number, page size and total
 * @param position the list shows all changes up to this position in the event store, and perhaps later ones;
 *     {@code changed_since} takes it
 */
public record PositionedList<T>(List<T> data, Pagination pagination, String position) implements Paged<T> {}
