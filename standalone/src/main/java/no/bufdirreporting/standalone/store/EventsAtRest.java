package no.bufdirreporting.standalone.store;

import javax.sql.DataSource;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events of a store while no process writes to it.
 *
 * @param count the number of events
 * @param gapless whether the positions are 1, 2, 3 … without gaps
 */
public record EventsAtRest(StoredEvents stored, long count, boolean gapless) {

    private record Extent(long first, long last, long count) {}

    /** @param events a data source whose search path contains the store's schema */
    public static EventsAtRest in(DataSource events) {
        var extent = JdbcClient.create(events)
                .sql("""
                        select coalesce(min(global_index), 1), coalesce(max(global_index), 0), count(*)
                        from domain_event_entry""")
                .query((row, number) -> new Extent(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
        return new EventsAtRest(
                new JdbcStoredEvents(events, extent::last),
                extent.count(),
                extent.first() == 1 && extent.last() == extent.count());
    }
}
