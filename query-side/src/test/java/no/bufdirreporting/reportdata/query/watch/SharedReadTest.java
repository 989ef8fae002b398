package no.bufdirreporting.reportdata.query.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedReadTest {

    @Test
    void thoseWhoAskDuringAReadShareTheNext() throws Exception {
        var reads = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var mayEnd = new Semaphore(0);
        var read = new SharedRead<>(() -> {
            int number = reads.incrementAndGet();
            begun.countDown();
            mayEnd.acquireUninterruptibly();
            return number;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(read::get);
            begun.await();
            var asking = new ArrayList<Future<Integer>>();
            for (int n = 0; n < 50; n++) {
                asking.add(threads.submit(read::get));
            }
            mayEnd.release(51);
            assertThat(first.get()).isEqualTo(1);
            for (var answer : asking) {
                assertThat(answer.get()).as("read after the question").isGreaterThan(1);
            }
        }
        assertThat(reads.get()).isLessThan(51);
    }

    @Test
    void afterAFailureTheNextOneReadsAgain() {
        var reads = new AtomicInteger();
        var read = new SharedRead<>(() -> {
            if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return "back";
        });
        assertThatThrownBy(read::get).isInstanceOf(IllegalStateException.class);
        assertThat(read.get()).isEqualTo("back");
    }
}
