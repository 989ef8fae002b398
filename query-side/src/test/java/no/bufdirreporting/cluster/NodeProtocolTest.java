package no.bufdirreporting.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.stream.LongStream;
import no.bufdirreporting.cluster.SimulatedStore.Rules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Simulates the protocol of the nodes. {@code -Dsimulation.seed=} repeats a seed, {@code -Dsimulation.seeds=} runs another
 * number of them.
 */
class NodeProtocolTest {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 10_000);

    /** Within so many seeds a fault is found that is there. */
    private static final int FEW = 1_000;

    @BeforeAll
    static void silence() {
        for (String name : List.of("org.axonframework", "no.bufdirreporting")) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF);
        }
    }

    @Test
    void nothingIsCountedTwiceOrLostAndOneNodeLeads() {
        var seed = Long.getLong("simulation.seed");
        var seeds = seed == null ? LongStream.range(0, SEEDS) : LongStream.of(seed);
        seeds.forEach(it -> assertThat(NodeProtocol.run(it, Rules.ALL))
                .as("Repeat it with -Dsimulation.seed=%s", it)
                .isEmpty());
    }

    @Test
    void seedCanBeRepeated() {
        var without = new Rules(false, true, false);
        long seed = firstViolation(without, "counted twice");
        assertThat(NodeProtocol.run(seed, without)).isEqualTo(NodeProtocol.run(seed, without));
    }

    /** As it was: Axon's token store, and two processes with one id. */
    @Test
    void withoutTheEpochTwoProcessesOfOneIdCountTwice() {
        firstViolation(new Rules(false, true, false), "counted twice");
    }

    @Test
    void withoutTheEpochAProcessThatHungCountsTwice() {
        firstViolation(new Rules(false, true, true), "counted twice");
    }

    @Test
    void withTheEpochTwoProcessesOfOneIdCountNothingTwice() {
        var one = new Rules(true, true, false);
        LongStream.range(0, FEW)
                .forEach(it -> assertThat(NodeProtocol.run(it, one))
                        .as("seed %s", it)
                        .noneMatch(violation -> violation.contains("counted twice") || violation.contains("lost")));
    }

    /** As it was: who leads holds a lock until its connection ends. */
    @Test
    void withoutTheLeaseANodeThatHangsKeepsTheLead() {
        firstViolation(new Rules(true, false, true), "nobody leads");
    }

    private static long firstViolation(Rules rules, String what) {
        long seed = LongStream.range(0, FEW)
                .filter(it -> NodeProtocol.run(it, rules).stream().anyMatch(violation -> violation.contains(what)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No seed shows: " + what));
        System.out.printf("%s by seed %s of %s%n", what, seed, rules);
        return seed;
    }
}
