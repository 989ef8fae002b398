package no.bufdirreporting.platform.query.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/**
 * The pool on the PostgreSQL of the distributed mode. As long as it has connections it lets callers wait for one; if it has
 * none and does not get any within {@code spring.datasource.hikari.connection-timeout}, PostgreSQL is away, and they are
 * refused.
 */
final class ReadModelPool extends HikariDataSource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Connection getConnection() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException none) {
                if (getHikariPoolMXBean().getTotalConnections() == 0 || System.nanoTime() - deadline > 0) {
                    throw none;
                }
            }
        }
    }
}
