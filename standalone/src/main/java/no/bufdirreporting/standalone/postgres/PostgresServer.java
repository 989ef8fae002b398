package no.bufdirreporting.standalone.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** A running PostgreSQL on a cluster directory, which is initialised if it does not exist. */
final class PostgresServer implements AutoCloseable {

    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(5);

    private final EmbeddedPostgres postgres;
    private final Path cluster;
    private final Path logFile;
    private final StartCommand command;

    private PostgresServer(EmbeddedPostgres postgres, Path cluster, Path logFile) throws IOException {
        this.postgres = postgres;
        this.cluster = cluster;
        this.logFile = logFile;
        this.command = StartCommand.of(cluster);
    }

    static PostgresServer start(Path cluster, Binaries binaries, Path logFile) throws Exception {
        LoggingSystem.get(PostgresServer.class.getClassLoader()).setLogLevel("io.zonky.test", LogLevel.OFF);
        // Otherwise the library uses and cleans a directory under /tmp that may belong to another user.
        System.setProperty("ot.epg.working-dir", binaries.directory().toString());
        try (StartupWatch watch = new StartupWatch(cluster)) {
            EmbeddedPostgres postgres = binaries.unpackAndCall(() -> Settings.applyTo(EmbeddedPostgres.builder())
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(binaries.directory().toFile())
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                    .setDataDirectoryCustomizer(_ -> watch.launched())
                    .setPGStartupWait(STARTUP_TIMEOUT)
                    .start());
            if (watch.gaveUp()) {
                postgres.close();
                throw new IOException("PostgreSQL ended right after its start");
            }
            return requireOwnCluster(postgres, cluster, logFile);
        }
    }

    /** The port was free when it was chosen; another PostgreSQL may answer on it by now. */
    private static PostgresServer requireOwnCluster(EmbeddedPostgres postgres, Path cluster, Path logFile)
            throws IOException, SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            if (!row.next() || !Path.of(row.getString(1)).toRealPath().equals(cluster.toRealPath())) {
                throw new IOException("Another PostgreSQL answers on port " + postgres.getPort());
            }
            return new PostgresServer(postgres, cluster, logFile);
        } catch (IOException | SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    int port() {
        return postgres.getPort();
    }

    Path logFile() {
        return logFile;
    }

    /** Whether its main process exists; true if that cannot be found out. */
    boolean isRunning() {
        try {
            return Postmaster.runningOn(cluster).isPresent();
        } catch (IOException unknown) {
            return true;
        }
    }

    /** Whether its main process exists, but is suspended. */
    boolean isSuspended() {
        try {
            return Postmaster.runningOn(cluster).filter(Postmaster::isSuspended).isPresent();
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Starts it again, on the same port, after it has ended by itself. */
    void startAgain() throws IOException, InterruptedException {
        Postmaster.removeStalePidFile(cluster);
        command.run(logFile);
    }

    void createDatabase(String name) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    @Override
    public void close() throws IOException {
        // The library requests a fast shutdown, but waits at most five seconds for the last checkpoint.
        postgres.close();
        Optional<Postmaster> busy = Postmaster.runningOn(cluster);
        if (busy.isPresent()) {
            busy.get().stop();
        }
    }
}
