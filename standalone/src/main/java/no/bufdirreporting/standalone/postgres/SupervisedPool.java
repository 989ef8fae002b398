package no.bufdirreporting.standalone.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A pool on the embedded PostgreSQL. While that does not run it refuses connections at once, and whoever waited for one
 * already is refused within half a second; otherwise they are waited for.
 */
final class SupervisedPool extends HikariDataSource {

    private static final Duration STEP = Duration.ofMillis(500);

    private final Duration patience;
    private final BooleanSupplier running;

    /** @param config its connection timeout is how long a connection is waited for while PostgreSQL runs */
    SupervisedPool(HikariConfig config, BooleanSupplier running) {
        this(config, Duration.ofMillis(config.getConnectionTimeout()), running);
    }

    private SupervisedPool(HikariConfig config, Duration patience, BooleanSupplier running) {
        super(inSteps(config, patience));
        this.patience = patience;
        this.running = running;
    }

    private static HikariConfig inSteps(HikariConfig config, Duration patience) {
        config.setConnectionTimeout(STEP.toMillis());
        config.setValidationTimeout(STEP.toMillis());
        // Hikari would give a login no more time than a step.
        config.addDataSourceProperty("loginTimeout", patience.toSeconds());
        return config;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (running.getAsBoolean()) {
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException none) {
                if (System.nanoTime() >= deadline) {
                    throw none;
                }
            }
        }
        throw new SQLTransientConnectionException("PostgreSQL does not run; it is being started again");
    }
}
