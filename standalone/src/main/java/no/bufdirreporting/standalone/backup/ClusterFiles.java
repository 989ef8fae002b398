package no.bufdirreporting.standalone.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of a database's directory that belong into a backup, in the order to copy them. PostgreSQL's manual names those
 * that do not: what belongs to the running server, and what a start makes anew.
 */
record ClusterFiles(List<Path> directories, List<Path> files) {

    private static final Path CONTROL = Path.of("global", "pg_control");

    /** Directories that are copied without what is in them. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "epg-lock", "pg_internal.init");

    static ClusterFiles of(Path cluster) throws IOException {
        var directories = new ArrayList<Path>();
        var files = new ArrayList<Path>();
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                if (name.startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Path relative = cluster.relativize(directory);
                directories.add(relative);
                boolean emptied = relative.getNameCount() == 1 && EMPTIED.contains(name);
                return emptied ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                Path relative = cluster.relativize(file);
                if (!LEFT_OUT.contains(name) && !name.startsWith("pgsql_tmp") && !relative.equals(CONTROL)) {
                    files.add(relative);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        // Last, as PostgreSQL's own program does.
        files.add(CONTROL);
        return new ClusterFiles(directories, files);
    }
}
