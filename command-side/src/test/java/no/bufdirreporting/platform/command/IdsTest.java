package no.bufdirreporting.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    /** Clients may repeat requests across upgrades, so the id of a key must never change. */
    private static final String ID_OF_KEY_1 = "act-3k2gcb056f7b09p2zg2f67np5c";

    @Test
    void newIdsAreDistinctAndSortInTheOrderOfTheirCreation() {
        var ids = Stream.generate(() -> Ids.next("act-")).limit(5000).toList();
        assertThat(ids).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void anIdHasItsPrefixAndIsSafeInAPath() {
        assertThat(Ids.next("agg-snap-")).matches("agg-snap-[0-9a-z]{26}");
        assertThat(Ids.of("act-", "a key with / and ø")).matches("act-[0-9a-z]{26}");
    }

    @Test
    void theSameKeyAlwaysGivesTheSameId() {
        assertThat(Ids.of("act-", "key-1")).isEqualTo(Ids.of("act-", "key-1")).isEqualTo(ID_OF_KEY_1);
    }

    @Test
    void anotherKeyGivesAnotherId() {
        assertThat(Ids.of("act-", "key-1")).isNotEqualTo(Ids.of("act-", "key-2"));
    }

    @Test
    void theSameKeyWithAnotherPrefixGivesAnotherId() {
        assertThat(unprefixed("act-")).isNotEqualTo(unprefixed("agg-"));
    }

    private static String unprefixed(String prefix) {
        return Ids.of(prefix, "key-1").substring(prefix.length());
    }
}
