package no.bufdirreporting.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @TempDir
    Path directory;

    /** Also within one process, where the second lock of a file is refused instead of waiting. */
    @Test
    void unpacksOnlyOnceAtTheSameTime() throws Exception {
        var binaries = new Binaries(directory);
        var unpacking = new AtomicInteger();
        var meanwhile = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 4)
                    .mapToObj(it -> threads.submit(() -> binaries.unpackAndCall(() -> {
                        if (unpacking.getAndIncrement() > 0 && Files.notExists(directory.resolve("PG-1.complete"))) {
                            meanwhile.incrementAndGet();
                        }
                        Thread.sleep(50);
                        Files.createDirectories(directory.resolve("PG-1"));
                        unpacking.decrementAndGet();
                        return it;
                    })))
                    .toList();
            for (int thread = 0; thread < all.size(); thread++) {
                assertThat(all.get(thread).get()).isEqualTo(thread);
            }
        }
        assertThat(meanwhile).hasValue(0);
    }
}
