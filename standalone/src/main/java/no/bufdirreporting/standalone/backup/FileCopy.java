package no.bufdirreporting.standalone.backup;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies files to the disk, not only to the operating system, and hashes what it copies. */
final class FileCopy {

    private static final int BUFFER = 1 << 18;

    private FileCopy() {}

    /** Copies a file, which may change meanwhile, to a new one. */
    static CopiedFile copy(Path from, Path to, String name) throws IOException {
        var digest = sha256();
        long size = 0;
        var buffer = ByteBuffer.allocate(BUFFER);
        Files.createDirectories(to.getParent());
        try (var source = FileChannel.open(from, READ);
                var target = FileChannel.open(to, CREATE_NEW, WRITE)) {
            while (source.read(buffer) >= 0) {
                buffer.flip();
                digest.update(buffer.duplicate());
                size += buffer.remaining();
                while (buffer.hasRemaining()) {
                    target.write(buffer);
                }
                buffer.clear();
            }
            target.force(true);
        }
        return new CopiedFile(name, size, HexFormat.of().formatHex(digest.digest()));
    }

    /** Writes what a directory or file has to the disk. */
    static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }

    /** Writes the entries of all directories to the disk. */
    static void syncDirectories(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            for (Path directory : all.filter(Files::isDirectory).toList()) {
                sync(directory);
            }
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
