package no.bufdirreporting.platform.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** A master key in the memory of the process: from a setting, or from a file that only its owner may read. */
public final class MasterKey implements KeyProvider {

    private static final String ABOUT = "organization";

    private final SecretKey key;

    private MasterKey(byte[] bytes) {
        this.key = Sealing.key(bytes);
    }

    /**
     * @param text 32 bytes in Base64
     * @throws IllegalArgumentException if it is anything else
     */
    public static MasterKey of(String text) {
        byte[] bytes = Base64.getDecoder().decode(text.strip());
        if (bytes.length != Sealing.KEY_BYTES) {
            throw new IllegalArgumentException("The master key must be 32 bytes in Base64.");
        }
        return new MasterKey(bytes);
    }

    /** Reads the key from a file, which is made with a random one if it does not exist. */
    public static MasterKey in(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        return of(Files.readString(file));
    }

    /** Moved into place when it is on disk, so that a crash leaves no half of it. */
    private static void create(Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished);
        if (Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    unfinished, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
        Files.writeString(unfinished, Base64.getEncoder().encodeToString(Sealing.random(Sealing.KEY_BYTES)) + "\n");
        try (var written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(unfinished, file);
    }

    @Override
    public byte[] wrap(byte[] bytes) {
        return Sealing.seal(key, bytes, ABOUT);
    }

    @Override
    public byte[] unwrap(byte[] wrapped) {
        try {
            return Sealing.open(key, wrapped, ABOUT);
        } catch (AEADBadTagException wrong) {
            throw new WrongMasterKeyException(wrong);
        }
    }
}
