package no.bufdirreporting.platform.query;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/** Test databases: one PostgreSQL per JVM, with production's collation, and a new database per call. */
public final class TestDatabase {

    private static final Path BINARIES = Path.of(System.getProperty("bufdir.binaries-dir", "target/postgres-bin"))
            .toAbsolutePath();

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestDatabase() {}

    private static final class Shared {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Files.createDirectories(BINARIES);
                System.setProperty("ot.epg.working-dir", BINARIES.toString());
                Path directory = Files.createTempDirectory("bufdir-test");
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(BINARIES.toFile())
                        .setDataDirectory(directory.resolve("postgres"))
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setRegisterShutdownHook(false)
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("jit", "off")
                        // It would visit each of the databases once a minute, and there are a hundred of them.
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("locale", "C")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                        FileSystemUtils.deleteRecursively(directory);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The template database, with the migrated tables of the read model and the audit. */
    private static final class Migrated {
        static final String TEMPLATE = create();

        private static String create() {
            String name = createFrom("template1");
            try (var database = pool(name)) {
                migrate(database, "read_model");
                migrate(database, "audit");
            }
            return name;
        }

        private static void migrate(DataSource database, String schema) {
            Flyway.configure()
                    .dataSource(database)
                    .defaultSchema(schema)
                    .locations("classpath:db/" + schema)
                    .load()
                    .migrate();
        }
    }

    /** A pool on a new, empty database, configured as in production. */
    public static HikariDataSource create() {
        return pool(createFrom("template1"));
    }

    /** The same with a schema of its own as the search path. */
    public static HikariDataSource create(String schema) {
        return pool(createFrom("template1"), schema);
    }

    /** A pool on a new database with the empty tables of the read model and the audit. */
    public static HikariDataSource migrated() {
        return pool(createFrom(Migrated.TEMPLATE));
    }

    private static String createFrom(String template) {
        String name = "test_" + DATABASES.incrementAndGet();
        try (var connection = Shared.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database %s template %s".formatted(name, template));
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariDataSource pool(String name) {
        return pool(name, "read_model");
    }

    private static HikariDataSource pool(String name, String schema) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&currentSchema=%s"
                .formatted(Shared.SERVER.getPort(), name, schema));
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(2);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }
}
