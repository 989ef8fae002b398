package no.bufdirreporting.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An advisory lock in PostgreSQL. It is held as long as its connection lives, which the others end if it is silent. */
@Component
final class JdbcExclusiveLock implements ExclusiveLock {

    private static final Logger log = LoggerFactory.getLogger(JdbcExclusiveLock.class);

    /** An advisory lock number, unique in the database. PostgreSQL lists a lock by the two halves of its number. */
    private static final long NUMBER = 0x62756664_616C6F6EL;

    /** The holder sends a query every second. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** Ends the holder's connection if it is silent; its lock then counts as free, and is a moment later. */
    private static final String HELD = """
            select coalesce(bool_or(case
                when state_change < clock_timestamp() - interval '%s seconds' then not pg_terminate_backend(pid)
                else true end), false)
            from pg_locks as lock join pg_stat_activity as holder using (pid)
            where locktype = 'advisory' and granted and objsubid = 1 and pid <> ?
                and lock.database = (select oid from pg_database where datname = current_database())
                and classid::bigint = %s and objid::bigint = %s""".formatted(SILENCE.toSeconds(), NUMBER >>> 32, NUMBER & 0xFFFF_FFFFL);

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private volatile @Nullable Session own;

    /** The connection that holds the lock, and the number of its process in the database. */
    private record Session(Connection connection, long backend) {}

    JdbcExclusiveLock(DataSource pool, JdbcClient jdbc) throws SQLException {
        this.pool = pool.unwrap(HikariDataSource.class);
        this.jdbc = jdbc;
    }

    @Override
    public synchronized boolean take() {
        if (own != null) {
            return false;
        }
        try {
            var connection = pool.getConnection();
            try {
                // Known before the lock is taken, to tell it from another node's.
                own = new Session(connection, number(connection, "select pg_backend_pid()"));
                if (number(connection, "select pg_try_advisory_lock(" + NUMBER + ")::int") == 1) {
                    return true;
                }
            } catch (SQLException failed) {
                own = null;
                pool.evictConnection(connection);
                connection.close();
                throw failed;
            }
            own = null;
            connection.close();
            return false;
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    @Override
    public void requireHeld() {
        var session = own;
        try {
            if (session == null) {
                throw new SQLException("It was released");
            }
            number(session.connection(), "select 1");
        } catch (SQLException lost) {
            throw new IllegalStateException("The lock that lets only this node project was lost.", lost);
        }
    }

    @Override
    public synchronized void release() {
        var session = own;
        if (session == null) {
            return;
        }
        try (var connection = session.connection()) {
            number(connection, "select pg_advisory_unlock(" + NUMBER + ")::int");
        } catch (SQLException lost) {
            // Closing the connection releases the lock.
            pool.evictConnection(session.connection());
            log.warn("The lock that lets only this node project could not be released", lost);
        } finally {
            own = null;
        }
    }

    @Override
    public boolean isHeldHere() {
        return own != null;
    }

    @Override
    public boolean isHeldByAnother() {
        var session = own;
        if (session == null) {
            return isHeldByAnother(0);
        }
        try {
            number(session.connection(), "select 1");
        } catch (SQLException lost) {
            log.warn("The lock that lets only this node project was lost", lost);
        }
        return isHeldByAnother(session.backend());
    }

    private boolean isHeldByAnother(long ownBackend) {
        return jdbc.sql(HELD).param(ownBackend).query(Boolean.class).single();
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
