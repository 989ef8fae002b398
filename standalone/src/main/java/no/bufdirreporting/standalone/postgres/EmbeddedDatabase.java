package no.bufdirreporting.standalone.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The application's PostgreSQL with its database {@code bufdir}, in a data directory that one process uses at a time. If it
 * ends by itself it is started again. Closing it stops PostgreSQL; all connections must be closed before.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "bufdir";
    private static final String CLUSTER = "postgres";
    private static final String UNFINISHED = "postgres.new-";

    /** The read model's latest commits may be gone: whoever has a claim has to claim again, and reads its token then. */
    private static final String FENCE = """
            do $$ begin
                if to_regclass('read_model.token_entry') is not null then
                    update read_model.token_entry set owner = null, epoch = epoch + 1;
                end if;
            end $$""";

    private final Path directory;
    private final DataDirectoryLock lock;
    private final PostgresServer server;
    private final Supervisor supervisor;
    private volatile Runnable afterRestart = () -> {};

    private EmbeddedDatabase(Path directory, DataDirectoryLock lock, PostgresServer server) {
        this.directory = directory;
        this.lock = lock;
        this.server = server;
        this.supervisor = new Supervisor(server, this::recover);
    }

    /**
     * Starts PostgreSQL on the directory, which is created if it does not exist.
     *
     * @throws EmbeddedDatabaseException if another process uses the directory, or PostgreSQL does not start
     */
    static EmbeddedDatabase start(Path dataDirectory, Path binaries) throws IOException {
        Path directory;
        DataDirectoryLock lock;
        try {
            directory = create(dataDirectory.toAbsolutePath()).toRealPath();
            lock = DataDirectoryLock.acquire(directory);
        } catch (IOException unusable) {
            throw new EmbeddedDatabaseException(
                    "The data directory %s cannot be used: %s".formatted(dataDirectory.toAbsolutePath(), unusable),
                    "Let this user create and write it, or name another one with --bufdir.data-dir=<directory>.",
                    unusable);
        }
        Path logFile = directory.resolve("postgres.log");
        try {
            PostgresServer server = start(directory, new Binaries(binaries.toAbsolutePath()), logFile);
            log.info("PostgreSQL runs on port {}, its data is in {}, its log is {}", server.port(), directory, logFile);
            return new EmbeddedDatabase(directory, lock, server);
        } catch (Exception e) {
            lock.close();
            throw new EmbeddedDatabaseException(
                    "PostgreSQL does not start in %s: %s".formatted(directory, e.getMessage()),
                    "See the end of %s for the reason; free disk space and directory permissions are the usual ones."
                            .formatted(logFile),
                    e);
        }
    }

    private static PostgresServer start(Path directory, Binaries binaries, Path logFile) throws Exception {
        Path cluster = directory.resolve(CLUSTER);
        for (Path unfinished : unfinished(directory)) {
            stopOrphan(unfinished);
            FileSystemUtils.deleteRecursively(unfinished);
        }
        stopOrphan(cluster);
        Postmaster.removeStalePidFile(cluster);
        if (!Files.exists(cluster)) {
            initialise(directory, binaries, logFile);
        }
        return PostgresServer.start(cluster, binaries, logFile);
    }

    /** Whether the directory contains a database. */
    static boolean isIn(Path dataDirectory) {
        return Files.isDirectory(clusterIn(dataDirectory));
    }

    static Path clusterIn(Path dataDirectory) {
        return dataDirectory.resolve(CLUSTER);
    }

    /** Makes a directory one with a database, if all its files could be written. */
    static void fill(Path dataDirectory, DataDirectory.Filling filling) throws IOException {
        Path directory = create(dataDirectory.toAbsolutePath()).toRealPath();
        try (var _ = DataDirectoryLock.acquire(directory)) {
            Path unfinished = create(directory.resolve(UNFINISHED + UUID.randomUUID()));
            try {
                filling.fill(unfinished);
                complete(unfinished, directory);
            } catch (IOException | RuntimeException failed) {
                FileSystemUtils.deleteRecursively(unfinished);
                throw failed;
            }
        }
    }

    private static void complete(Path unfinished, Path directory) throws IOException {
        Files.move(unfinished, clusterIn(directory), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** Initialises the cluster under a temporary name, so that a crash never leaves an incomplete cluster. */
    private static void initialise(Path directory, Binaries binaries, Path logFile) throws Exception {
        Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID());
        try (PostgresServer server = PostgresServer.start(unfinished, binaries, logFile)) {
            server.createDatabase(NAME);
        }
        complete(unfinished, directory);
    }

    /** Stops a PostgreSQL that a killed JVM left running. This process holds the lock, so no other process uses it. */
    private static void stopOrphan(Path cluster) throws IOException {
        Optional<Postmaster> orphan = Postmaster.runningOn(cluster);
        if (orphan.isPresent()) {
            log.warn(
                    "Stopping a PostgreSQL (process {}) left behind by a crash",
                    orphan.get().process().pid());
            orphan.get().stop();
        }
    }

    private static List<Path> unfinished(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
        }
    }

    /** Only the owner may read the directory: other users of this machine could otherwise read the database files. */
    private static Path create(Path directory) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        return Files.exists(directory) ? directory : Files.createDirectories(directory, ownerOnly);
    }

    /** Runs whenever PostgreSQL was started again, before it is used again. */
    void afterRestart(Runnable work) {
        afterRestart = work;
    }

    private void recover() throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl(server.port()));
                var statement = connection.createStatement()) {
            statement.execute(FENCE);
        }
        afterRestart.run();
    }

    /** The data directory. */
    Path directory() {
        return directory;
    }

    boolean isRunning() {
        return supervisor.outage().isEmpty();
    }

    /** That PostgreSQL has ended by itself, or is suspended; empty once it runs again. */
    Optional<Supervisor.Outage> outage() {
        return supervisor.outage();
    }

    /** The JDBC URL of the database with {@code schema} as its search path. */
    String jdbcUrl(String schema) {
        return "%s&currentSchema=%s".formatted(jdbcUrl(server.port()), schema);
    }

    static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:%s/%s?user=postgres".formatted(port, NAME);
    }

    @Override
    public void close() throws IOException {
        supervisor.close();
        try {
            server.close();
        } finally {
            lock.close();
        }
        log.info("PostgreSQL has stopped");
    }
}
