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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The application's PostgreSQL with its database {@code bufdir}, kept in a data directory that one process owns at a
 * time. Closing it stops PostgreSQL; all connections must be closed before.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "bufdir";
    private static final String CLUSTER = "postgres";
    private static final String UNFINISHED = "postgres.new-";

    private final DataDirectoryLock lock;
    private final PostgresServer server;

    private EmbeddedDatabase(DataDirectoryLock lock, PostgresServer server) {
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts on the given directory, which is created if need be.
     *
     * @throws EmbeddedDatabaseException if another process uses the directory, or PostgreSQL does not start
     */
    static EmbeddedDatabase start(Path dataDirectory, Path binaries) throws IOException {
        Path directory = create(dataDirectory.toAbsolutePath()).toRealPath();
        Path log = directory.resolve("postgres.log");
        DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
        try {
            PostgresServer server = start(directory, new Binaries(binaries.toAbsolutePath()), log);
            LOG.info("PostgreSQL runs on port {}, its data is in {}, its log is {}", server.port(), directory, log);
            return new EmbeddedDatabase(lock, server);
        } catch (Exception e) {
            lock.close();
            throw new EmbeddedDatabaseException(
                    "PostgreSQL does not start in %s: %s".formatted(directory, e.getMessage()),
                    "See the end of %s for the reason; free disk space and directory permissions are the usual ones."
                            .formatted(log),
                    e);
        }
    }

    private static PostgresServer start(Path directory, Binaries binaries, Path log) throws Exception {
        Path cluster = directory.resolve(CLUSTER);
        for (Path unfinished : unfinished(directory)) {
            stopOrphan(unfinished);
            FileSystemUtils.deleteRecursively(unfinished);
        }
        stopOrphan(cluster);
        Postmaster.forgetStranger(cluster);
        if (!Files.exists(cluster)) {
            initialise(directory, cluster, binaries, log);
        }
        return PostgresServer.start(cluster, binaries, log);
    }

    /** Whether there is a database in the directory. */
    static boolean isIn(Path dataDirectory) {
        return Files.isDirectory(dataDirectory.resolve(CLUSTER));
    }

    /** Under another name until it is complete, so that a crash can't leave half a cluster under the right one. */
    private static void initialise(Path directory, Path cluster, Binaries binaries, Path log) throws Exception {
        Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID());
        try (PostgresServer server = PostgresServer.start(unfinished, binaries, log)) {
            server.createDatabase(NAME);
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** A killed JVM leaves its PostgreSQL running; holding the lock, this process is the only one to have a say in it. */
    private static void stopOrphan(Path cluster) throws IOException {
        Optional<Postmaster> orphan = Postmaster.runningOn(cluster);
        if (orphan.isPresent()) {
            LOG.warn(
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

    /** For the owner's eyes only: any program on this machine could otherwise read what the database keeps. */
    private static Path create(Path directory) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        return Files.exists(directory) ? directory : Files.createDirectories(directory, ownerOnly);
    }

    /** JDBC URL of the database with {@code schema} as the only one in sight. */
    String jdbcUrl(String schema) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&currentSchema=%s"
                .formatted(server.port(), NAME, schema);
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            lock.close();
        }
        LOG.info("PostgreSQL has stopped");
    }
}
