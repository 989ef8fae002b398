package no.bufdirreporting.standalone.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** The directory of all data of a service, {@code bufdir.data-dir}. */
public record DataDirectory(Path path) {

    public static DataDirectory of(Environment environment) {
        return new DataDirectory(Path.of(environment.getProperty("bufdir.data-dir", "./data"))
                .toAbsolutePath()
                .normalize());
    }

    /** Whether a service has ever used the directory. */
    public boolean isUsed() {
        return EmbeddedDatabase.isIn(path);
    }

    /** The directory of its database. */
    public Path database() {
        return EmbeddedDatabase.clusterIn(path);
    }

    /** The JDBC URL of the PostgreSQL that runs on it; empty if none does. */
    public Optional<String> jdbcUrlIfRunning() throws IOException {
        Path cluster = database().toRealPath();
        return Postmaster.runningOn(cluster).isEmpty()
                ? Optional.empty()
                : Optional.of(EmbeddedDatabase.jdbcUrl(Postmaster.portOn(cluster)));
    }

    /** Fills a new directory with the files of a database. */
    public interface Filling {

        void fill(Path cluster) throws IOException;
    }

    /**
     * Makes the directory one with a database, if all files of that could be written.
     *
     * @throws EmbeddedDatabaseException if another process uses the directory
     */
    public void fill(Filling filling) throws IOException {
        EmbeddedDatabase.fill(path, filling);
    }
}
