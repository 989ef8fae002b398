package no.bufdirreporting.imports.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.problem.StatusProblem;
import org.springframework.http.HttpStatus;

/** Receives uploaded files into a directory. */
final class FileReception {

    private static final int BUFFER = 1 << 16;
    private static final int RETRY_SECONDS = 30;

    private final Path root;
    private final long maxBytes;

    FileReception(Path root, long maxBytes) {
        this.root = root;
        this.maxBytes = maxBytes;
    }

    /** Receives a file: when this returns it is on disk, but belongs to no import yet. */
    ReceivedFile receive(InputStream body) {
        Path part = root.resolve(UUID.randomUUID() + ImportDirectory.PART);
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
                ImportDirectory.discard(part);
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
