package no.bufdirreporting.reportdata.query.watch;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** Tries interleavings of readers and a writer: whoever asks gets what was written before, as from a variable. */
public class SharedReadInterleavingsTest {

    private volatile int written;
    private final SharedRead<Integer> read = new SharedRead<>(() -> written);

    @Operation(nonParallelGroup = "writer")
    public int write() {
        return ++written;
    }

    @Operation
    public int read() {
        return read.get();
    }

    @Test
    void nobodyGetsAnAnswerOlderThanTheQuestion() {
        new ModelCheckingOptions()
                .iterations(2)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(0)
                .check(SharedReadInterleavingsTest.class);
    }
}
