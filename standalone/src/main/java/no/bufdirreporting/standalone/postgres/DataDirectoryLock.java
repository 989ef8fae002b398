package no.bufdirreporting.standalone.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a data directory. The operating system grants it to one process and releases it however that process ends,
 * so it cannot become stale.
 */
final class DataDirectoryLock implements AutoCloseable {

    /** The files locked by this JVM: closing a second channel on one would release its lock, which is per process. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataDirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock or throws {@link EmbeddedDatabaseException}; {@code directory} must be an existing real path. */
    static DataDirectoryLock acquire(Path directory) throws IOException {
        Path file = directory.resolve("lock");
        if (!HELD.add(file)) {
            throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, CREATE, WRITE);
            if (channel.tryLock() == null) {
                throw inUse(directory, Files.readString(file).strip());
            }
            String pid = ProcessHandle.current().pid() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return new DataDirectoryLock(file, channel);
        } catch (IOException | RuntimeException e) {
            release(file, channel);
            throw e;
        }
    }

    private static DataDirectoryInUseException inUse(Path directory, String pid) {
        return new DataDirectoryInUseException(
                "The data directory %s is in use by process %s."
                        .formatted(directory, pid.isEmpty() ? "(unknown)" : pid),
                "Stop that process, or start this one on another directory with --bufdir.data-dir=<directory>.");
    }

    private static void release(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD.remove(file);
        }
    }

    @Override
    public void close() throws IOException {
        release(file, channel);
    }
}
