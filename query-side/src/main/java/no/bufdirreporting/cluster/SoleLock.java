package no.bufdirreporting.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lock of the node that projects alone. It is held as long as its connection lives. */
final class SoleLock {

    private static final Logger log = LoggerFactory.getLogger(SoleLock.class);

    /** Any number that nobody else in the database uses as an advisory lock; its two halves are how locks are shown. */
    private static final long NUMBER = 0x62756664_616C6F6EL;

    private static final String HELD = """
            select exists (
                select from pg_locks
                where locktype = 'advisory' and granted and objsubid = 1 and pid <> ?
                    and database = (select oid from pg_database where datname = current_database())
                    and classid::bigint = %d and objid::bigint = %d)""".formatted(NUMBER >>> 32, NUMBER & 0xFFFF_FFFFL);

    private final HikariDataSource pool;
    private final Connection connection;
    private final int process;

    private SoleLock(HikariDataSource pool, Connection connection) throws SQLException {
        this.pool = pool;
        this.connection = connection;
        this.process = (int) number("select pg_backend_pid()");
    }

    /**
     * Takes it; null if another one has it.
     *
     * @param owner is told before it is taken, and told null if it could not be: whoever looks meanwhile must know whose it is
     */
    static @Nullable SoleLock take(HikariDataSource pool, Consumer<@Nullable SoleLock> owner) {
        try {
            var connection = pool.getConnection();
            try {
                var lock = new SoleLock(pool, connection);
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

    static boolean isHeldByAnother(JdbcClient jdbc, @Nullable SoleLock own) {
        return jdbc.sql(HELD)
                .param(own == null ? 0 : own.process)
                .query(Boolean.class)
                .single();
    }

    /** @throws IllegalStateException if the connection is gone, and the lock with it */
    void requireHeld() {
        try {
            number("select 1");
        } catch (SQLException lost) {
            throw new IllegalStateException("The lock that lets only this node project was lost.", lost);
        }
    }

    void giveBack() {
        try (connection) {
            number("select pg_advisory_unlock(" + NUMBER + ")::int");
        } catch (SQLException lost) {
            // Then it ends with the connection.
            pool.evictConnection(connection);
            log.warn("The lock that lets only this node project could not be given back", lost);
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
