package no.bufdirreporting.cluster;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** The clock of the operating system. */
@Component
final class SystemNodeClock implements NodeClock {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The process is being stopped.", stopping);
        }
    }
}
