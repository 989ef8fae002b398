package no.bufdirreporting.standalone.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import no.bufdirreporting.standalone.postgres.DataDirectory;

/** Puts a backup into a data directory that has no database. */
public final class Restore {

    private Restore() {}

    /**
     * Copies the files and compares each with what was backed up. The data directory has no database until all are there.
     *
     * @return the last event that is certainly in the backup
     * @throws InvalidBackupException if the backup is incomplete or damaged
     */
    public static long run(Path backup, DataDirectory to, Progress progress) throws IOException {
        var manifest = BackupManifest.in(backup);
        to.fill(cluster -> copy(manifest, backup.resolve(Backup.FILES), cluster, progress));
        return manifest.position();
    }

    private static void copy(BackupManifest manifest, Path files, Path cluster, Progress progress) throws IOException {
        try (var directories = Files.walk(files)) {
            for (Path each : directories.filter(Files::isDirectory).toList()) {
                Files.createDirectories(cluster.resolve(files.relativize(each)));
            }
        }
        int done = 0;
        for (CopiedFile expected : manifest.files()) {
            progress.copied(done++, manifest.files().size());
            restore(expected, files, cluster);
        }
        FileCopy.syncDirectories(cluster);
    }

    private static void restore(CopiedFile expected, Path files, Path cluster) throws IOException {
        try {
            var found =
                    FileCopy.copy(files.resolve(expected.path()), cluster.resolve(expected.path()), expected.path());
            if (!found.equals(expected)) {
                throw new InvalidBackupException(
                        "The backup is damaged: %s is not what was backed up.".formatted(expected.path()));
            }
        } catch (NoSuchFileException missing) {
            throw new InvalidBackupException("The backup is damaged: %s is missing.".formatted(expected.path()));
        }
    }
}
