package no.bufdirreporting.standalone.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/** Databases for tests: one PostgreSQL per JVM, configured as the application's is, and an empty database per call. */
public final class TestDatabase {

    /** Where PostgreSQL is unpacked for all tests. */
    public static final Path BINARIES = Path.of(System.getProperty("bufdir.binaries-dir", "target/postgres-bin"));

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestDatabase() {}

    private static final class Shared {
        static final EmbeddedDatabase SERVER = start();

        private static EmbeddedDatabase start() {
            try {
                Path directory = Files.createTempDirectory("bufdir-test");
                EmbeddedDatabase server = EmbeddedDatabase.start(directory, BINARIES);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try (server) {
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

    /** Settings of a pool on a new, empty database, set up as the application's pools are. */
    public static HikariConfig create(String schema) throws SQLException {
        String name = "test_" + DATABASES.incrementAndGet();
        String url = Shared.SERVER.jdbcUrl(schema);
        try (HikariDataSource admin = new HikariDataSource(EmbeddedPostgresConfiguration.pool(url, schema));
                var connection = admin.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return EmbeddedPostgresConfiguration.pool(url.replace("/bufdir?", "/" + name + "?"), schema);
    }
}
