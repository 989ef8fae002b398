package no.bufdirreporting.standalone.postgres;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/** Test databases: one PostgreSQL per JVM, configured as in the application, and an empty database per call. */
public final class TestDatabase {

    /** The directory of the unpacked PostgreSQL binaries of all tests. */
    public static final Path BINARIES = Path.of(System.getProperty("bufdir.binaries-dir", "target/postgres-bin"));

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestDatabase() {}

    /** A data directory with a newly initialised PostgreSQL. */
    private static final class Template {
        static final Path DIRECTORY = create();

        private static Path create() {
            try {
                Path directory = Files.createTempDirectory("bufdir-test");
                EmbeddedDatabase.start(directory, BINARIES).close();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Shared {
        static final EmbeddedDatabase SERVER = start();

        private static EmbeddedDatabase start() {
            try {
                Path directory = Files.createTempDirectory("bufdir-test");
                initialise(directory);
                EmbeddedDatabase server = EmbeddedDatabase.start(directory, BINARIES);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try (server) {
                        server.close();
                        delete(directory);
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

    private static void delete(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies a newly initialised PostgreSQL into a data directory, because initdb takes seconds; does nothing if it has
     * one.
     */
    public static void initialise(Path dataDirectory) {
        if (EmbeddedDatabase.isIn(dataDirectory)) {
            return;
        }
        String from = Template.DIRECTORY.resolve("postgres").toString();
        try {
            Process copying = new ProcessBuilder("cp", "-a", from, dataDirectory.toString())
                    .inheritIO()
                    .start();
            if (copying.waitFor() != 0) {
                throw new IOException("%s was not copied to %s".formatted(from, dataDirectory));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Settings of a pool on a new, empty database, configured as in the application. */
    public static HikariConfig create(String schema) throws SQLException {
        String name = "test_" + DATABASES.incrementAndGet();
        String url = Shared.SERVER.jdbcUrl(schema);
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return EmbeddedPostgresConfiguration.pool(url.replace("/bufdir?", "/" + name + "?"), schema);
    }
}
