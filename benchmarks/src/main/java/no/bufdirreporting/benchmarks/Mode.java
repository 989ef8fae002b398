package no.bufdirreporting.benchmarks;

import java.time.Duration;
import java.util.List;

/** How much is measured. */
enum Mode {
    /** As little as possible, which shows that the benchmark runs; its figures mean nothing. */
    SMOKE(1, List.of(500L), 0, Duration.ofMillis(500), 500, 1),
    /** Some minutes. */
    SHORT(3, List.of(10_000L), 0, Duration.ofSeconds(3), 20_000, 7),
    /** Hours. */
    FULL(3, List.of(10_000L, 100_000L, 1_000_000L, 5_000_000L), 2, Duration.ofSeconds(15), 200_000, 21);

    /** How often product and peer are measured in turn. */
    final int rounds;

    /** The numbers of activities at which requests are measured. */
    final List<Long> sizes;

    /** The index of the size at which the product is compared with the peer. */
    final int comparedAt;

    /** How long each load lasts in each round. */
    final Duration load;

    /** How many activities are recorded to see how fast they are projected. */
    final long burst;

    /** How often a single request is repeated, and a change is sent to watchers. */
    final int repetitions;

    Mode(int rounds, List<Long> sizes, int comparedAt, Duration load, long burst, int repetitions) {
        this.rounds = rounds;
        this.sizes = sizes;
        this.comparedAt = comparedAt;
        this.load = load;
        this.burst = burst;
        this.repetitions = repetitions;
    }
}
