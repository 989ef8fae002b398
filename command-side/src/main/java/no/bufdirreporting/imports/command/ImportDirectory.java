package no.bufdirreporting.imports.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.imports.ImportedFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The files of imports. Several command sides share the directory, so that any of them goes on with an import whose process
 * has ended.
 */
@Component
class ImportDirectory {

    private static final String UPLOAD = ".upload";
    static final String PART = ".part";
    private static final String REJECTED = ".rejected";
    private static final String LOCK = ".lock";
    private static final Duration UPLOADS_LOST_AFTER = Duration.ofDays(1);

    private final Path root;
    private final FileReception reception;

    ImportDirectory(
            @Value("${bufdir.imports.dir:${bufdir.data-dir:./data}/imports}") Path root,
            @Value("${bufdir.imports.max-file-bytes:1073741824}") int maxBytes) {
        this.root = root;
        this.reception = new FileReception(root, maxBytes);
    }

    /** Receives a file: when this returns it is on disk, but belongs to no import yet. */
    ReceivedFile receive(InputStream body) {
        return reception.receive(body);
    }

    /** Makes a received file that of an import. From now on it is found by {@link #waiting}. */
    void adopt(ReceivedFile received, String importId) {
        try {
            Files.move(
                    received.path(),
                    upload(importId, received.sha256()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            try (var directory = FileChannel.open(root, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The name has the hash, so that two files with the same idempotency key do not replace one another. */
    private Path upload(String importId, String sha256) {
        return root.resolve(importId + "_" + sha256 + UPLOAD);
    }

    Path upload(String importId, ImportedFile file) {
        return upload(importId, file.sha256());
    }

    /** Deletes the file of an import that was refused. */
    void disown(String importId, ImportedFile file) {
        discard(upload(importId, file));
    }

    /** Whether there is a file with which the import can go on. */
    boolean has(String importId) {
        return waiting().contains(importId);
    }

    Path rejected(String importId) {
        return root.resolve(importId + REJECTED);
    }

    /** The ids of the imports that have a file here: they have not ended yet, or were not started. */
    List<String> waiting() {
        return files(UPLOAD).stream()
                .map(it -> it.getFileName().toString().split("_", 2)[0])
                .distinct()
                .toList();
    }

    private List<Path> files(String suffix) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var all = Files.list(root)) {
            return all.filter(it -> it.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Locks an import for this process; empty if another process works on it. The lock ends with the process. Must not be
     * called again before the channel is closed.
     */
    Optional<FileChannel> lock(String importId) throws IOException {
        var channel =
                FileChannel.open(root.resolve(importId + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    /** Deletes the uploaded files of an import that has ended or never began. The rejected rows stay. */
    void forget(String importId) {
        files(UPLOAD).stream()
                .filter(it -> it.getFileName().toString().startsWith(importId + "_"))
                .forEach(ImportDirectory::discard);
    }

    /** Deletes the lock file of an import whose upload is deleted; until then another process may open the lock file. */
    void forgetLock(String importId) {
        if (!has(importId)) {
            discard(root.resolve(importId + LOCK));
        }
    }

    /** Whether the file of an import is so old that the import would have begun. */
    boolean isLost(String importId) {
        return files(UPLOAD).stream()
                .filter(it -> it.getFileName().toString().startsWith(importId + "_"))
                .allMatch(it -> isOlder(it, UPLOADS_LOST_AFTER));
    }

    /** The ids of the imports that have a list of rejected rows. */
    List<String> rejecting() {
        return files(REJECTED).stream()
                .map(it -> it.getFileName().toString())
                .map(it -> it.substring(0, it.length() - REJECTED.length()))
                .toList();
    }

    void discardRejected(String importId) {
        discard(rejected(importId));
    }

    /** Deletes uploads that broke off, and lists of rejected rows that are older than they are kept. */
    void clean(Duration keepRejected) {
        files(PART).stream().filter(it -> isOlder(it, UPLOADS_LOST_AFTER)).forEach(ImportDirectory::discard);
        files(REJECTED).stream().filter(it -> isOlder(it, keepRejected)).forEach(ImportDirectory::discard);
    }

    private static boolean isOlder(Path file, Duration age) {
        try {
            return Files.getLastModifiedTime(file).toInstant().plus(age).isBefore(Instant.now());
        } catch (IOException gone) {
            return false;
        }
    }

    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
