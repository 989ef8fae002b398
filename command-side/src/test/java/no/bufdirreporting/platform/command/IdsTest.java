package no.bufdirreporting.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    /** Clients may repeat requests across upgrades, so the id of a key must never change. */
    private static final String ID_OF_KEY_1 = "act-5adyyy2vmb78nbvwkqva9szany";

    @Test
    void newIdsAreDistinctAndSortInTheOrderOfTheirCreation() {
        var ids = Stream.generate(() -> Ids.next("act-")).limit(5000).toList();
        assertThat(ids).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void anIdHasItsPrefixAndIsSafeInAPath() {
        assertThat(Ids.next("agg-snap-")).matches("agg-snap-[0-9a-z]{26}");
        assertThat(Ids.of("act-", "org/ø", "a key with / and ø")).matches("act-[0-9a-z]{26}");
    }

    @Test
    void theSameKeyAlwaysGivesTheSameId() {
        assertThat(Ids.of("act-", "org-1", "key-1"))
                .isEqualTo(Ids.of("act-", "org-1", "key-1"))
                .isEqualTo(ID_OF_KEY_1);
    }

    @Test
    void anotherKeyGivesAnotherId() {
        assertThat(Ids.of("act-", "org-1", "key-1")).isNotEqualTo(Ids.of("act-", "org-1", "key-2"));
    }

    @Test
    void theSameKeyOfAnotherOrganizationGivesAnotherId() {
        assertThat(Ids.of("act-", "org-1", "key-1")).isNotEqualTo(Ids.of("act-", "org-2", "key-1"));
        assertThat(Ids.of("act-", "a", "b:c")).isNotEqualTo(Ids.of("act-", "a:b", "c"));
    }

    @Test
    void theSameKeyWithAnotherPrefixGivesAnotherId() {
        assertThat(unprefixed("act-")).isNotEqualTo(unprefixed("agg-"));
    }

    private static String unprefixed(String prefix) {
        return Ids.of(prefix, "org-1", "key-1").substring(prefix.length());
    }
}
