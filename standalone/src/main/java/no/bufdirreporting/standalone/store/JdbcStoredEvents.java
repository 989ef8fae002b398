package no.bufdirreporting.standalone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads stored events from the event table. */
final class JdbcStoredEvents implements StoredEvents {

    private static final String SELECT = """
            select global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type, \
            payload_revision, payload, meta_data from domain_event_entry where""";

    private final JdbcTemplate jdbc;
    private final LongSupplier head;

    /** @param head the last durable position, so that no query is needed for it */
    JdbcStoredEvents(DataSource events, LongSupplier head) {
        this.jdbc = new JdbcTemplate(events);
        this.head = head;
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        return jdbc.query(
                SELECT + " global_index > ? order by global_index limit ?", JdbcStoredEvents::read, position, limit);
    }

    @Override
    public Map<Long, StoredEvent> at(Collection<Long> positions) {
        return jdbc
                .query(SELECT + " global_index = any (?)", JdbcStoredEvents::read, (Object)
                        positions.toArray(Long[]::new))
                .stream()
                .collect(Collectors.toMap(StoredEvent::position, Function.identity()));
    }

    @Override
    public long head() {
        return head.getAsLong();
    }

    private static StoredEvent read(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("type"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
    }
}
