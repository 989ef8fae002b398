package no.bufdirreporting.standalone.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Copies a database while it runs, by PostgreSQL's functions for that: files are copied as they are, however torn, and the
 * write-ahead log of the time of the copy makes them one consistent state when the backup is started.
 */
public final class Backup {

    static final String FILES = "postgres";

    private static final String SEGMENT = "[0-9A-F]{24}";

    private final Path cluster;
    private final JdbcClient jdbc;
    private final Path target;
    private final Progress progress;
    private final List<CopiedFile> copied = new ArrayList<>();

    private Backup(Path cluster, JdbcClient jdbc, Path target, Progress progress) {
        this.cluster = cluster;
        this.jdbc = jdbc;
        this.target = target;
        this.progress = progress;
    }

    /**
     * What was copied.
     *
     * @param position the last event that is certainly in it
     */
    public record Summary(int files, long bytes, long position) {}

    /** What PostgreSQL says at the end, which has to be put beside the files. */
    private record Stop(String lastSegment, String label, String tablespaces) {}

    /**
     * Copies the database to a directory that is new or empty; what was copied is deleted if the backup fails.
     *
     * @param cluster the directory of the database
     * @param connection to the PostgreSQL that runs on it, by a superuser
     */
    public static Summary take(Path cluster, Connection connection, Path target, Progress progress)
            throws IOException, SQLException {
        if (Files.exists(target) && isFilled(target)) {
            throw new InvalidBackupException(
                    "%s is not empty; a backup needs a directory of its own.".formatted(target));
        }
        create(target);
        connection.setAutoCommit(true);
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        try {
            return new Backup(cluster, jdbc, target, progress).take();
        } catch (IOException | SQLException | RuntimeException failed) {
            FileSystemUtils.deleteRecursively(target);
            throw failed;
        }
    }

    /** For this user only, like the data directory: it has the same data. */
    private static void create(Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.createDirectories(target);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private static boolean isFilled(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isPresent();
        }
    }

    private Summary take() throws IOException, SQLException {
        // It keeps the write-ahead log from now on; it goes with the connection.
        one("select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)::text");
        String start = one("select pg_backup_start('bufdir backup', fast => true)::text");
        String firstSegment = one("select pg_walfile_name('%s')".formatted(start));
        copyFiles();
        long position = jdbc.sql("select coalesce(max(global_index), 0) from events.domain_event_entry")
                .query(Long.class)
                .single();
        var stop = stop();
        write("backup_label", stop.label());
        if (!stop.tablespaces().isEmpty()) {
            write("tablespace_map", stop.tablespaces());
        }
        copyLog(firstSegment, stop.lastSegment());
        FileCopy.syncDirectories(target);
        var manifest =
                new BackupManifest(Instant.now().toString(), one("show server_version"), position, List.copyOf(copied));
        manifest.writeTo(target);
        return new Summary(copied.size(), manifest.bytes(), position);
    }

    private Stop stop() {
        return jdbc.sql("""
                        select pg_walfile_name(lsn - 1) as segment, labelfile, coalesce(spcmapfile, '') as spcmapfile
                        from pg_backup_stop(wait_for_archive => false)""")
                .query((row, number) ->
                        new Stop(row.getString("segment"), row.getString("labelfile"), row.getString("spcmapfile")))
                .single();
    }

    private void copyFiles() throws IOException {
        var all = ClusterFiles.of(cluster);
        for (Path directory : all.directories()) {
            Files.createDirectories(files().resolve(directory));
        }
        for (int n = 0; n < all.files().size(); n++) {
            progress.copied(n, all.files().size());
            try {
                copy(all.files().get(n));
            } catch (NoSuchFileException dropped) {
                // A table was dropped meanwhile; the log says so.
                continue;
            }
        }
    }

    private void copyLog(String first, String last) throws IOException {
        List<String> names;
        try (var log = Files.list(cluster.resolve("pg_wal"))) {
            names = log.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".history")
                            || (it.matches(SEGMENT) && it.compareTo(first) >= 0 && it.compareTo(last) <= 0))
                    .sorted()
                    .toList();
        }
        if (!names.contains(first) || !names.contains(last)) {
            throw new IOException("PostgreSQL has removed a part of its log, from %s to %s".formatted(first, last));
        }
        for (String name : names) {
            copy(Path.of("pg_wal", name));
        }
    }

    private void copy(Path relative) throws IOException {
        String name = relative.toString().replace('\\', '/');
        copied.add(FileCopy.copy(cluster.resolve(relative), files().resolve(relative), name));
    }

    private void write(String name, String text) throws IOException {
        Path source = Files.createTempFile(target, name, ".new");
        Files.writeString(source, text, StandardCharsets.UTF_8);
        copied.add(FileCopy.copy(source, files().resolve(name), name));
        Files.delete(source);
    }

    private Path files() {
        return target.resolve(FILES);
    }

    private String one(String query) {
        return Objects.requireNonNull(jdbc.sql(query).query(String.class).single());
    }
}
