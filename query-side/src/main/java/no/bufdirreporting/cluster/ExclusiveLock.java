package no.bufdirreporting.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database lock of the node that projects exclusively. It is held as long as its connection lives. */
final class ExclusiveLock {

    private static final Logger log = LoggerFactory.getLogger(ExclusiveLock.class);

    /** An advisory lock number, unique in the database. PostgreSQL lists a lock by the two halves of its number. */
    private static final long NUMBER = 0x62756664_616C6F6EL;

    private static final String HELD = """
            select exists (
                select from pg_locks
                where locktype = 'advisory' and granted and objsubid = 1 and pid <> ?
                    and database = (select oid from pg_database where datname = current_database())
                    and classid::bigint = %s and objid::bigint = %s)""".formatted(NUMBER >>> 32, NUMBER & 0xFFFF_FFFFL);

    private final HikariDataSource pool;
    private final Connection connection;
    private final int backendPid;

    private ExclusiveLock(HikariDataSource pool, Connection connection) throws SQLException {
        this.pool = pool;
        this.connection = connection;
        this.backendPid = (int) number("select pg_backend_pid()");
    }

    /**
     * Takes the lock; returns null if another node holds it.
     *
     * @param owner receives the lock before it is taken, or null if that failed, to tell it from another node's
     */
    static @Nullable ExclusiveLock take(HikariDataSource pool, Consumer<@Nullable ExclusiveLock> owner) {
        try {
            var connection = pool.getConnection();
            try {
                var lock = new ExclusiveLock(pool, connection);
                owner.accept(lock);
                if (lock.number("select pg_try_advisory_lock(" + NUMBER + ")::int") == 1) {
                    return lock;
                }
            } catch (SQLException failed) {
                owner.accept(null);
                pool.evictConnection(connection);
                connection.close();
                throw failed;
            }
            owner.accept(null);
            connection.close();
            return null;
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    static boolean isHeldByAnother(JdbcClient jdbc, @Nullable ExclusiveLock own) {
        return jdbc.sql(HELD)
                .param(own == null ? 0 : own.backendPid)
                .query(Boolean.class)
                .single();
    }

    /** @throws IllegalStateException if the connection, and with it the lock, was lost */
    void requireHeld() {
        try {
            number("select 1");
        } catch (SQLException lost) {
            throw new IllegalStateException("The lock that lets only this node project was lost.", lost);
        }
    }

    void release() {
        try (connection) {
            number("select pg_advisory_unlock(" + NUMBER + ")::int");
        } catch (SQLException lost) {
            // Closing the connection releases the lock.
            pool.evictConnection(connection);
            log.warn("The lock that lets only this node project could not be released", lost);
        }
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
