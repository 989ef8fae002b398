package no.bufdirreporting.activity.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import org.junit.jupiter.api.Test;

class RecentWritesTest {

    private final RecentWrites recent = new RecentWrites();

    @Test
    void oneOfManyAtTheSameTimeIsTheFirst() throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var added = clients.invokeAll(IntStream.range(0, 100)
                    .<Callable<Boolean>>mapToObj(n -> () -> recent.add("act-" + n, "org-1", facts("kari")))
                    .toList());
            int first = 0;
            for (var each : added) {
                first += each.get() ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        }
    }

    @Test
    void theOldestIsForgottenWhenThereAreTooMany() {
        for (int n = 0; n < 10_001; n++) {
            assertThat(recent.add("act-" + n, "org-1", facts("contact-" + n))).isTrue();
        }
        assertThat(recent.add("act-x", "org-1", facts("contact-10000"))).isFalse();
        assertThat(recent.add("act-y", "org-1", facts("contact-0"))).isTrue();
    }

    @Test
    void movedActivityLeavesItsPlace() {
        recent.add("act-1", "org-1", facts("kari"));
        recent.add("act-1", "org-1", facts("ola"));
        assertThat(recent.add("act-2", "org-1", facts("kari"))).isTrue();
        assertThat(recent.add("act-3", "org-1", facts("ola"))).isFalse();
    }

    private static ActivityFacts facts(String contact) {
        return new ActivityFacts(
                contact,
                "chapter-1",
                "visit",
                Instant.parse("2024-11-20T12:00:00Z"),
                BigDecimal.ONE,
                1,
                ActivityStatus.COMPLETED,
                null,
                null,
                null);
    }
}
