package no.bufdirreporting.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    /** Clients repeat requests across upgrades, so how keys become ids may never change. */
    private static final String KEPT_SINCE_THE_FIRST_RELEASE = "act-3k2gcb056f7b09p2zg2f67np5c";

    @Test
    void newIdsAreDistinctAndSortInTheOrderOfTheirCreation() {
        var ids = Stream.generate(() -> Ids.next("act-")).limit(5000).toList();
        assertThat(ids).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void anIdTellsItsKindAndIsSafeInAPath() {
        assertThat(Ids.next("agg-snap-")).matches("agg-snap-[0-9a-z]{26}");
        assertThat(Ids.of("act-", "a key with / and ø")).matches("act-[0-9a-z]{26}");
    }

    @Test
    void theSameKeyAlwaysStandsForTheSameId() {
        assertThat(Ids.of("act-", "key-1")).isEqualTo(Ids.of("act-", "key-1")).isEqualTo(KEPT_SINCE_THE_FIRST_RELEASE);
    }

    @Test
    void anotherKeyStandsForAnotherId() {
        assertThat(Ids.of("act-", "key-1")).isNotEqualTo(Ids.of("act-", "key-2"));
    }

    @Test
    void theSameKeyOfTwoKindsStandsForTwoIds() {
        assertThat(unprefixed("act-")).isNotEqualTo(unprefixed("agg-"));
    }

    private static String unprefixed(String prefix) {
        return Ids.of(prefix, "key-1").substring(prefix.length());
    }
}
