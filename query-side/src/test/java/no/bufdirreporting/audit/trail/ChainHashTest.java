package no.bufdirreporting.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The documented layout of the hash; the expected hashes were computed by a script written from the documentation alone. */
class ChainHashTest {

    private static final StoredEvent FIRST = event(
            1,
            "event-1",
            "act-1",
            0,
            "Activity",
            "2026-02-03T10:00:00.000Z",
            "ActivityRecorded",
            "1",
            "{\"orgId\":\"org-1\"}",
            "{\"actor\":\"Kåre\"}");

    private static final StoredEvent SECOND =
            event(2, "event-2", "event-2", 7, null, "2026-02-03T10:00:00.120Z", "Happened", null, "{}", "{}");

    @Test
    void firstEventIsChainedToZeros() {
        assertThat(ChainHash.hex(ChainHash.of(FIRST, ChainHash.start())))
                .isEqualTo("7bb9b9c467672aa256ee1811a23b2d544d3702e87902c21f25054ebc80fe7856");
    }

    @Test
    void absentTextIsHashedDifferentlyFromEmptyText() {
        byte[] first = ChainHash.of(FIRST, ChainHash.start());
        assertThat(ChainHash.hex(ChainHash.of(SECOND, first)))
                .isEqualTo("08be65cb1916b3207c0968d8f2326dc3a118b5740f46f7a7670885b3eb55d140");
    }

    @Test
    void invalidTimeIsHashedAsItIs() {
        var tampered = event(2, "event-2", "event-2", 7, null, "soon", "Happened", null, "{}", "{}");
        assertThat(ChainHash.of(tampered, ChainHash.start())).isNotEqualTo(ChainHash.of(SECOND, ChainHash.start()));
    }

    private static StoredEvent event(
            long position,
            String id,
            String aggregate,
            long sequence,
            @Nullable String aggregateType,
            String at,
            String type,
            @Nullable String revision,
            String payload,
            String metaData) {
        return new StoredEvent(
                position,
                id,
                aggregate,
                sequence,
                aggregateType,
                at,
                type,
                revision,
                payload.getBytes(StandardCharsets.UTF_8),
                metaData.getBytes(StandardCharsets.UTF_8));
    }
}
