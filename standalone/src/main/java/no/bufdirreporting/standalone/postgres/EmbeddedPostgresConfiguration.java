package no.bufdirreporting.standalone.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import no.bufdirreporting.platform.query.position.ReadModelRestarted;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/**
 * PostgreSQL and the three pools on it. The pools depend on the database, so Spring closes them before it stops it.
 *
 * <p>{@code bufdir.data-dir} is where everything is kept, {@code bufdir.binaries-dir} where PostgreSQL is unpacked.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!axonserver")
class EmbeddedPostgresConfiguration {

    private static final int POOL_SIZE = 16;
    private static final int KEYS_POOL_SIZE = 6;

    /** The others are opened when they are needed: each is a process of PostgreSQL, and thirty of them delay a start. */
    private static final int MINIMUM_IDLE = 4;

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    EmbeddedDatabase embeddedDatabase(
            @Value("${bufdir.data-dir:./data}") String directory,
            @Value("${bufdir.binaries-dir:${bufdir.data-dir:./data}/bin}") String binaries,
            ApplicationEventPublisher events)
            throws IOException {
        var database = EmbeddedDatabase.start(
                Path.of(directory).normalize(), Path.of(binaries).normalize());
        database.afterRestart(() -> events.publishEvent(new ReadModelRestarted()));
        return database;
    }

    /**
     * The read models' pool, which is also the default data source. Its commits do not wait for the disk: what a crash
     * takes back, tokens included, is projected again from the events.
     */
    @Bean
    @Primary
    HikariDataSource dataSource(EmbeddedDatabase database) {
        var config = pool(database.jdbcUrl("read_model"), "read_model");
        config.addDataSourceProperty("options", "-c synchronous_commit=off");
        return new SupervisedPool(config, database::isRunning);
    }

    /** The event store's own pool, so that neither pool can exhaust the other. */
    @Bean(defaultCandidate = false)
    @Qualifier("events")
    HikariDataSource eventsDataSource(EmbeddedDatabase database) {
        return new SupervisedPool(pool(database.jdbcUrl("events"), "events"), database::isRunning);
    }

    /** The key store's own pool: keys are waited for by writes and reads alike. */
    @Bean(defaultCandidate = false)
    @Qualifier("keys")
    HikariDataSource keysDataSource(EmbeddedDatabase database) {
        var config = pool(database.jdbcUrl("keys"), "keys");
        config.setMaximumPoolSize(KEYS_POOL_SIZE);
        config.setMinimumIdle(1);
        return new SupervisedPool(config, database::isRunning);
    }

    static HikariConfig pool(String jdbcUrl, String schema) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(schema);
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(MINIMUM_IDLE);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("socketFactory", BreakableSockets.class.getName());
        // Otherwise exception messages of failed inserts contain the values, including names and phone numbers.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "bufdir " + schema);
        return config;
    }
}
