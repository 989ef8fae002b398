package no.bufdirreporting.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @TempDir
    Path directory;

    /** The file's lock alone would not do: within one process it is refused to the second thread. */
    @Test
    void aSecondThreadWaitsUntilTheFirstHasUnpacked() throws Exception {
        var binaries = new Binaries(directory);
        var second = new FutureTask<>(() -> binaries.unpackAndCall(() -> Files.exists(directory.resolve("PG-1"))));
        var thread = new Thread(second);
        binaries.unpackAndCall(() -> {
            thread.start();
            await().until(() -> second.isDone() || thread.getState() == Thread.State.WAITING);
            assertThat(second.isDone()).isFalse();
            return Files.createDirectory(directory.resolve("PG-1"));
        });
        assertThat(second.get()).isTrue();
    }
}
