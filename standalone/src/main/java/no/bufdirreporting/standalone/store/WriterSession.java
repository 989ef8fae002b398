package no.bufdirreporting.standalone.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writer's connection. It holds an advisory lock as long as its PostgreSQL session exists. Once the next session has
 * the lock, the previous one can no longer commit, so it is known what it stored.
 */
final class WriterSession {

    private static final long LOCK = 0x6275666469725F65L;
    private static final int LOCK_ATTEMPTS = 40;
    private static final long LOCK_RETRY_MILLIS = 50;

    private static final String INSERT = """
            insert into domain_event_entry (global_index, event_identifier, aggregate_identifier, sequence_number, type, \
            time_stamp, payload_type, payload_revision, payload, meta_data) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final HikariDataSource dataSource;
    private final Connection connection;
    private boolean closed;

    private WriterSession(HikariDataSource dataSource, Connection connection) {
        this.dataSource = dataSource;
        this.connection = connection;
    }

    static WriterSession open(HikariDataSource dataSource) throws SQLException {
        WriterSession session = new WriterSession(dataSource, dataSource.getConnection());
        try {
            session.lock();
            session.connection.setAutoCommit(false);
            return session;
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void lock() throws SQLException {
        for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
            try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
                statement.setLong(1, LOCK);
                ResultSet row = statement.executeQuery();
                if (row.next() && row.getBoolean(1)) {
                    return;
                }
            }
            Pause.millis(LOCK_RETRY_MILLIS);
        }
        throw new SQLTransientConnectionException("The previous writer's session has not ended yet");
    }

    long lastPosition() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select coalesce(max(global_index), 0) from domain_event_entry")) {
            ResultSet row = statement.executeQuery();
            row.next();
            long position = row.getLong(1);
            connection.commit();
            return position;
        }
    }

    /** The id of the event at a position; null if there is none. */
    @Nullable
    String eventAt(long position) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select event_identifier from domain_event_entry where global_index = ?")) {
            statement.setLong(1, position);
            ResultSet row = statement.executeQuery();
            String found = row.next() ? row.getString(1) : null;
            connection.commit();
            return found;
        }
    }

    /** Whether the append is stored. Its events are stored all or none, so its first event decides. */
    boolean has(Append append) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select from domain_event_entry where event_identifier = ?")) {
            statement.setString(1, append.rows().getFirst().eventId());
            boolean found = statement.executeQuery().next();
            connection.commit();
            return found;
        }
    }

    /** The result of a transaction: the last position, and the failed appends with their reasons. */
    record Written(long position, Map<Append, SQLException> failures) {}

    /** Stores the appends that can be stored. If this throws, the connection is unusable and the result is unknown. */
    Written write(List<Append> group, long position) throws SQLException {
        long last;
        try {
            last = insert(group, position);
        } catch (SQLException e) {
            connection.rollback();
            return group.size() == 1 ? new Written(position, Map.of(group.getFirst(), e)) : writeEach(group, position);
        }
        connection.commit();
        return new Written(last, Map.of());
    }

    /** Stores the appends one by one, so that each fails only for its own reason; still with one commit. */
    private Written writeEach(List<Append> group, long position) throws SQLException {
        Map<Append, SQLException> failures = new LinkedHashMap<>();
        long last = position;
        for (Append append : group) {
            Savepoint before = connection.setSavepoint();
            try {
                last = insert(List.of(append), last);
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                connection.rollback(before);
                failures.put(append, e);
            }
        }
        connection.commit();
        return new Written(last, failures);
    }

    private long insert(List<Append> group, long position) throws SQLException {
        List<EventRow> rows = new ArrayList<>();
        group.forEach(append -> rows.addAll(append.rows()));
        long last = position;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (EventRow row : rows) {
                row.bind(insert, ++last);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return last;
    }

    /** Ends the PostgreSQL session too: back in the pool, it would keep the lock. */
    void close() {
        if (!closed) {
            closed = true;
            dataSource.evictConnection(connection);
        }
    }
}
