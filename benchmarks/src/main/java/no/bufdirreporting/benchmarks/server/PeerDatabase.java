package no.bufdirreporting.benchmarks.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** The PostgreSQL of the peer: the binaries and the settings of the product's, in a process of its own. */
public final class PeerDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final double secondsToStart;

    /** Starts it on a directory, which may be one that was used before. */
    public PeerDatabase(Path directory, Path binaries, Database product) throws IOException, SQLException {
        Files.createDirectories(directory);
        System.setProperty("ot.epg.working-dir", binaries.toString());
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setErrorRedirector(
                        Redirect.appendTo(directory.resolve("postgres.log").toFile()))
                .setOutputRedirector(
                        Redirect.appendTo(directory.resolve("postgres.log").toFile()))
                .setPGStartupWait(Duration.ofMinutes(5))
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
        product.settings().forEach((name, value) -> builder.setServerConfig(name, value.isEmpty() ? "''" : value));
        boolean exists = Files.exists(directory.resolve("postgres"));
        long start = System.nanoTime();
        this.postgres = builder.start();
        this.secondsToStart = (System.nanoTime() - start) / 1e9;
        if (!exists) {
            database().script("/peer.sql");
        }
        if (!product.settings().equals(database().settings())) {
            postgres.close();
            throw new IOException("The settings of both databases differ: " + product.settings() + " and "
                    + database().settings());
        }
    }

    /** How it is reached. */
    public Database database() {
        return new Database(postgres.getPort(), "postgres");
    }

    /** From the start of the process until it accepted connections. */
    public double secondsToStart() {
        return secondsToStart;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
