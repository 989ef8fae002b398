package no.bufdirreporting.standalone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.bufdirreporting.platform.sharing.SharedRequests;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the first events, and the snapshots, of aggregates. Concurrent requests share statements. */
final class HistoryRequests {

    /** Nearly all aggregates have fewer. Bounds what is read together. */
    static final int FIRST_EVENTS = 20;

    private static final int MAX_TOGETHER = 256;

    private static final String COLUMNS = """
            event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload_revision, \
            payload, meta_data""";

    /** The limit also keeps PostgreSQL from reading the whole table for a join. */
    private static final String EVENTS = """
            select %s from unnest(?::text[]) as wanted (id)
            cross join lateral (
                select * from domain_event_entry where aggregate_identifier = wanted.id
                order by sequence_number limit %s) as begun
            order by sequence_number""".formatted(COLUMNS, FIRST_EVENTS);

    private static final String SNAPSHOTS = """
            select %s from snapshot_event_entry where aggregate_identifier = any (?::text[])
            order by sequence_number desc""".formatted(COLUMNS);

    private final JdbcTemplate jdbc;
    private final SharedRequests<String, List<DomainEventData<byte[]>>> events =
            new SharedRequests<>(MAX_TOGETHER, ids -> read(EVENTS, ids));
    private final SharedRequests<String, List<DomainEventData<byte[]>>> snapshots =
            new SharedRequests<>(MAX_TOGETHER, ids -> read(SNAPSHOTS, ids));

    HistoryRequests(DataSource store) {
        jdbc = new JdbcTemplate(store);
    }

    /** The first events of an aggregate in order, at most {@value #FIRST_EVENTS}. */
    List<DomainEventData<byte[]>> firstEvents(String aggregateId) {
        return events.answer(aggregateId);
    }

    /** The snapshots of an aggregate, the latest first. */
    List<DomainEventData<byte[]>> snapshots(String aggregateId) {
        return snapshots.answer(aggregateId);
    }

    private List<List<DomainEventData<byte[]>>> read(String sql, List<String> aggregateIds) {
        Object wanted = aggregateIds.stream().distinct().toArray(String[]::new);
        try {
            var found = jdbc.query(sql, HistoryRequests::data, wanted).stream()
                    .collect(Collectors.groupingBy(DomainEventData::getAggregateIdentifier));
            return aggregateIds.stream()
                    .map(id -> found.getOrDefault(id, List.of()))
                    .toList();
        } catch (DataAccessException failed) {
            throw new EventStoreException("The events of aggregates can't be read", failed);
        }
    }

    private static DomainEventData<byte[]> data(ResultSet row, int number) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
    }
}
