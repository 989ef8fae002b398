package no.bufdirreporting.standalone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A PostgreSQL on loopback, configured as in the standalone application, which tests can stop and start again. */
public final class LoopbackPostgres implements AutoCloseable {

    private final Path directory;
    private EmbeddedDatabase database;

    public LoopbackPostgres(Path directory) {
        this.directory = directory;
        this.database = startOn(directory);
    }

    private static EmbeddedDatabase startOn(Path directory) {
        try {
            return EmbeddedDatabase.start(directory, TestDatabase.BINARIES);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The current address; another port after a restart. */
    public String address() {
        return database.jdbcUrl("read_model").replaceAll("jdbc:postgresql://|/.*", "");
    }

    /** Disconnects all clients and stops. */
    public void stop() {
        try {
            database.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void start() {
        database = startOn(directory);
    }

    @Override
    public void close() {
        stop();
    }
}
