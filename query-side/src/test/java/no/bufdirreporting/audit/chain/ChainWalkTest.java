package no.bufdirreporting.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import no.bufdirreporting.audit.chain.ChainDifference.What;
import no.bufdirreporting.audit.trail.AuditBuffer;
import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.audit.trail.ChainHash;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks of a chain in which recorded hashes were recomputed after tampering. */
class ChainWalkTest {

    private static final int EVENTS = 6;

    private final List<StoredEvent> stored = new ArrayList<>();
    private List<AuditRow> recorded = List.of();

    @BeforeEach
    void record() {
        stored.clear();
        LongStream.rangeClosed(1, EVENTS)
                .mapToObj(it -> event(it, "{\"hours\":1}", "ActivityDeleted"))
                .forEach(stored::add);
        recorded = new ArrayList<>(AuditBuffer.chained(stored, ChainHash.start()));
    }

    @Test
    void recomputedHashOfAChangedEventMakesEarlierEventsSuspectToo() {
        change(3);
        recomputeHash(3);
        var first = first(null);
        assertThat(first.position()).isEqualTo(4);
        assertThat(first.what()).isEqualTo(What.CHANGED);
        assertThat(first.suspectFrom()).isEqualTo(1);
        assertThat(first.detail()).contains("or one before it, from position 1 on", "head");
    }

    @Test
    void matchingHeadLimitsTheSuspectPositions() {
        change(3);
        recomputeHash(3);
        var vouched = recorded.get(1);
        var first = first(new ExpectedHead(2, ChainHash.hex(vouched.hash())));
        assertThat(first.position()).isEqualTo(4);
        assertThat(first.suspectFrom()).isEqualTo(3);
        assertThat(first.detail()).contains("or one before it, from position 3 on");
    }

    @Test
    void matchingHeadJustBeforeTheEventLeavesOneSuspect() {
        change(3);
        var first = first(new ExpectedHead(2, ChainHash.hex(recorded.get(1).hash())));
        assertThat(first.position()).isEqualTo(3);
        assertThat(first.suspectFrom()).isEqualTo(3);
        assertThat(first.detail()).isEqualTo("The event is not what was recorded.");
    }

    @Test
    void differenceAtTheLastEventLeavesOpenWhetherEventOrHashWasChanged() {
        change(EVENTS);
        var first = first(null);
        assertThat(first.position()).isEqualTo(EVENTS);
        assertThat(first.suspectFrom()).isEqualTo(1);
        assertThat(first.detail()).contains("or one before it").contains("nothing after it tells which");
    }

    @Test
    void unknownTypeIsADifference() {
        stored.set(1, event(2, "{\"hours\":1}", "UnknownEvent"));
        var first = first(null);
        assertThat(first.position()).isEqualTo(2);
        assertThat(first.what()).isEqualTo(What.CHANGED);
        assertThat(first.suspectFrom()).isNull();
        assertThat(first.detail()).contains("UnknownEvent");
    }

    private void change(int position) {
        stored.set(position - 1, event(position, "{\"hours\":9}", "ActivityDeleted"));
    }

    /** Recomputes the recorded hash from the previous row, as an expert would. */
    private void recomputeHash(int position) {
        var row = AuditBuffer.chained(
                List.of(stored.get(position - 1)), recorded.get(position - 2).hash());
        recorded.set(position - 1, row.getFirst());
    }

    private ChainDifference first(@Nullable ExpectedHead given) {
        var walk = new ChainWalk(given);
        for (int i = 0; i < EVENTS; i++) {
            walk.step(i + 1, stored.get(i), recorded.get(i));
        }
        var difference = walk.report(EVENTS).firstDifference();
        assertThat(difference).isNotNull();
        return difference;
    }

    private static StoredEvent event(long position, String payload, String type) {
        return new StoredEvent(
                position,
                "event-" + position,
                "act-1",
                position - 1,
                "Activity",
                "2026-02-03T10:00:00.000Z",
                type,
                "1",
                payload.getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
    }
}
