package no.bufdirreporting.imports.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.bufdirreporting.imports.ImportedFile;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.problem.StatusProblem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The files of imports. Several command sides share the directory, so that any of them goes on with an import whose process
 * has ended.
 */
@Component
class ImportDirectory {

    private static final String UPLOAD = ".upload";
    private static final String PART = ".part";
    private static final String REJECTED = ".rejected";
    private static final String LOCK = ".lock";
    private static final Duration UPLOADS_LOST_AFTER = Duration.ofDays(1);
    private static final int BUFFER = 1 << 16;
    private static final int RETRY_SECONDS = 30;

    private final Path root;
    private final long maxBytes;

    ImportDirectory(
            @Value("${bufdir.imports.dir:${bufdir.data-dir:./data}/imports}") Path root,
            @Value("${bufdir.imports.max-file-bytes:1073741824}") int maxBytes) {
        this.root = root;
        this.maxBytes = maxBytes;
    }

    /** Receives a file: when this returns it is on disk, but belongs to no import yet. */
    ReceivedFile receive(InputStream body) {
        Path part = root.resolve(UUID.randomUUID() + PART);
        boolean complete = false;
        try {
            Files.createDirectories(root);
            var received = receive(body, part);
            complete = true;
            return received;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            if (!complete) {
                discard(part);
            }
        }
    }

    private ReceivedFile receive(InputStream body, Path part) throws IOException {
        var digest = sha256();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (var out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
                bytes += read;
                if (bytes > maxBytes) {
                    throw StatusProblem.of(
                            HttpStatus.CONTENT_TOO_LARGE, "The file may have at most " + maxBytes + " bytes.");
                }
                digest.update(buffer, 0, read);
                write(out, ByteBuffer.wrap(buffer, 0, read));
            }
            out.force(true);
        }
        if (bytes == 0) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST, "malformed-body", "The body is empty; it must be a file.");
        }
        return new ReceivedFile(part, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException broken) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "malformed-body",
                    "The body ended before it was complete, or is not encoded as its Content-Encoding says.");
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException full) {
            throw ProblemException.unavailable("The file cannot be stored at the moment.", RETRY_SECONDS);
        }
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

    /** The ids of the imports that have a file here, so that they may have to go on; the oldest first. */
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
     * Locks an import for this process; empty if another process is at it. The lock ends with the process. Must not be called
     * again before the channel is closed.
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

    /** Deletes the lock of an import that has no file any more. While it has one, somebody may be waiting for the lock. */
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
