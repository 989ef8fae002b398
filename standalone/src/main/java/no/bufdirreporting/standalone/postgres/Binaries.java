package no.bufdirreporting.standalone.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Where the PostgreSQL binaries are unpacked. The library that unpacks them takes a half-written file for a finished
 * one, so what an interrupted start has left is thrown away here.
 */
record Binaries(Path directory) {

    /** Runs {@code start}, which may unpack, while no other process unpacks into the same directory. */
    <T> T prepared(Callable<T> start) throws Exception {
        try {
            return unpackedWhole(start);
        } finally {
            // The library opens the directory to everybody, who could then put another program in PostgreSQL's place.
            directory.toFile().setWritable(false, false);
            directory.toFile().setWritable(true, true);
        }
    }

    private <T> T unpackedWhole(Callable<T> start) throws Exception {
        Files.createDirectories(directory);
        if (!unpacked().isEmpty() && unpacked().stream().allMatch(b -> Files.exists(marker(b)))) {
            return start.call();
        }
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
