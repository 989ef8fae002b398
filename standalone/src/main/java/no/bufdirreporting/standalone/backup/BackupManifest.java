package no.bufdirreporting.standalone.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup consists of. It is written last: a directory without it is no backup.
 *
 * @param takenAt when the copy was complete
 * @param position the last event that is certainly in it
 */
record BackupManifest(String takenAt, String postgresVersion, long position, List<CopiedFile> files) {

    private static final String NAME = "backup.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** @throws InvalidBackupException if the directory has none that can be read */
    static BackupManifest in(Path backup) throws IOException {
        Path file = backup.resolve(NAME);
        if (!Files.exists(file)) {
            throw new InvalidBackupException(
                    "%s is not a complete backup: it has no %s, which is written last.".formatted(backup, NAME));
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), BackupManifest.class);
        } catch (JacksonException unreadable) {
            throw new InvalidBackupException("%s cannot be read: %s".formatted(file, unreadable.getOriginalMessage()));
        }
    }

    void writeTo(Path backup) throws IOException {
        Path unfinished = backup.resolve(NAME + ".new");
        Files.write(unfinished, JSON.writeValueAsBytes(this));
        FileCopy.sync(unfinished);
        Files.move(unfinished, backup.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        FileCopy.sync(backup);
    }

    long bytes() {
        return files.stream().mapToLong(CopiedFile::size).sum();
    }
}
