package no.bufdirreporting.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import no.bufdirreporting.kernel.AwaitProjection;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;

class ReadYourWritesTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void anotherQuerySideIsAskedIfTheFirstHangs() {
        long start = System.nanoTime();
        assertThat(answering(2).await("act-1", 0)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(asked).hasValue(2);
    }

    @Test
    void waitEndsInTimeIfAllHang() {
        assertThat(answering(Integer.MAX_VALUE).await("act-1", 0, Duration.ofMillis(100)))
                .isFalse();
        assertThat(asked).hasValue(1);
    }

    /** Only the query that is asked as the nth is answered. */
    private ReadYourWrites answering(int nth) {
        var bus = SimpleQueryBus.builder().build();
        bus.subscribe(
                AwaitProjection.class.getName(),
                Boolean.class,
                query -> asked.incrementAndGet() == nth
                        ? CompletableFuture.completedFuture(true)
                        : new CompletableFuture<Boolean>());
        return new ReadYourWrites(DefaultQueryGateway.builder().queryBus(bus).build(), Duration.ofSeconds(10));
    }
}
