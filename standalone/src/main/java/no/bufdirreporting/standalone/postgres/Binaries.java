package no.bufdirreporting.standalone.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The directory of the unpacked PostgreSQL binaries. The library that unpacks them takes an incomplete file for a
 * complete one, so the remains of an interrupted start are deleted first.
 */
record Binaries(Path directory) {

    /** The file's lock keeps out other processes only: it throws if another thread of this process holds it. */
    private static final Lock UNPACKING = new ReentrantLock();

    /** Runs {@code start}, which may unpack the binaries. No other thread or process unpacks them at the same time. */
    <T> T unpackAndCall(Callable<T> start) throws Exception {
        try {
            return callWithCompleteBinaries(start);
        } finally {
            // The library makes the directory writable for everyone, who could then replace PostgreSQL's programs.
            directory.toFile().setWritable(false, false);
            directory.toFile().setWritable(true, true);
        }
    }

    private <T> T callWithCompleteBinaries(Callable<T> start) throws Exception {
        Files.createDirectories(directory);
        if (!unpacked().isEmpty() && unpacked().stream().allMatch(b -> Files.exists(marker(b)))) {
            return start.call();
        }
        UNPACKING.lock();
        try (FileChannel channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
                var _ = channel.lock()) {
            for (Path binaries : unpacked()) {
                if (!Files.exists(marker(binaries))) {
                    FileSystemUtils.deleteRecursively(binaries);
                }
            }
            T result = start.call();
            for (Path binaries : unpacked()) {
                Files.write(marker(binaries), new byte[0]);
            }
            return result;
        } finally {
            UNPACKING.unlock();
        }
    }

    private List<Path> unpacked() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isDirectory)
                    .filter(f -> f.getFileName().toString().startsWith("PG-"))
                    .toList();
        }
    }

    private Path marker(Path binaries) {
        return directory.resolve(binaries.getFileName() + ".complete");
    }
}
