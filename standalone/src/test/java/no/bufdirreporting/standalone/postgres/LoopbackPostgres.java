package no.bufdirreporting.standalone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A PostgreSQL of its own on loopback, as the standalone application has, which can be stopped and started again. */
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

    /** Where it answers until it is stopped; on another port after that. */
    public String address() {
        return database.jdbcUrl("read_model").replaceAll("jdbc:postgresql://|/.*", "");
    }

    /** Disconnects everybody and ends. */
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
