package no.bufdirreporting.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {

    private static final Suppression BELOW_5 = new Suppression(5);

    @Test
    void countsFromOneToOneLessThanTheThresholdAreHidden() {
        assertThat(BELOW_5.hides(0L)).isFalse();
        assertThat(BELOW_5.hides(1L)).isTrue();
        assertThat(BELOW_5.hides(4L)).isTrue();
        assertThat(BELOW_5.hides(5L)).isFalse();
        assertThat(BELOW_5.hides(null)).isFalse();
        assertThat(Suppression.NONE.hides(1L)).isFalse();
        assertThat(new Suppression(1).isOn()).isFalse();
    }

    @Test
    void theSmallestOtherPartIsHiddenWithTheOnlySmallOne() {
        var hidden = BELOW_5.ofParts(Map.of("a", 3L, "b", 20L, "c", 30L));

        assertThat(hidden.parts()).containsExactlyInAnyOrder("a", "b");
        assertThat(hidden.whole()).isFalse();
    }

    @Test
    void nothingIsHiddenWherePartsAreLarge() {
        assertThat(BELOW_5.ofParts(Map.of("a", 5L, "b", 0L)).parts()).isEmpty();
        assertThat(BELOW_5.ofParts(Map.<String, Long>of()).whole()).isFalse();
    }

    @Test
    void aWholeIsHiddenWhenItIsSmallOrTellsItsParts() {
        assertThat(BELOW_5.ofParts(Map.of("a", 4L)).whole()).isTrue();
        assertThat(BELOW_5.ofParts(Map.of("a", 1L, "b", 1L, "c", 1L, "d", 1L, "e", 1L))
                        .whole())
                .as("five rows that add up to five")
                .isTrue();
    }

    @Test
    void aHiddenWholeIsNotTheSumOfItsParts() {
        assertThat(BELOW_5.ofPartsOfHidden(Map.of("a", 5L, "b", 9L))).containsExactly("a");
        assertThat(BELOW_5.ofPartsOfHidden(Map.of("a", 0L))).isEmpty();
    }

    /** Region r has 20; without its group, chapter r-1 would be shown, and r-2 be the difference. */
    @Test
    void partsOfAGroupWhoseSumIsShownElsewhereAreProtectedWithinIt() {
        var people = Map.of("r-1", 18L, "r-2", 2L, "s-1", 9L, "s-2", 30L);

        var hidden = BELOW_5.ofGroupedParts(people, it -> it.substring(0, 1));

        assertThat(hidden).contains("r-1", "r-2");
    }

    /** Region q has 3 and is hidden with r; r's only chapter would tell r, and so q. */
    @Test
    void partsOfAHiddenGroupDoNotTellItsSum() {
        var people = Map.of("q-1", 3L, "r-1", 7L, "s-1", 40L, "s-2", 6L);

        var hidden = BELOW_5.ofGroupedParts(people, it -> it.substring(0, 1));

        assertThat(hidden).contains("q-1", "r-1");
    }

    /** The attacker knows the rules, and tries every assignment that would have been shown in the same way. */
    @ParameterizedTest
    @CsvSource({"3,1,12", "3,2,12", "3,3,10", "3,4,7", "4,3,10", "4,4,7", "5,2,12", "5,3,10", "5,4,7"})
    void noSmallCountCanBeWorkedOut(int below, int parts, int largest) {
        var by = new Suppression(below);
        var possible = new HashMap<Object, List<List<Long>>>();
        assignments(parts, largest)
                .forEach(it -> possible.computeIfAbsent(shown(by, it), _ -> new ArrayList<>())
                        .add(it));

        assertThat(possible).hasSizeGreaterThan(largest / 2);
        possible.forEach((shown, assignments) -> {
            for (int i = 0; i < parts; i++) {
                int part = i;
                var values = new HashSet<>(
                        assignments.stream().map(it -> it.get(part)).toList());
                // Larger totals are possible too, but are not enumerated.
                boolean complete = assignments.stream().allMatch(it -> sum(it) <= largest);
                if (complete && values.size() == 1) {
                    assertThat(by.hides(values.iterator().next()))
                            .as("part %s of %s", part, shown)
                            .isFalse();
                }
            }
        });
    }

    private static List<List<Long>> assignments(int parts, int largest) {
        List<List<Long>> all = List.of(List.of());
        for (int i = 0; i < parts; i++) {
            var longer = new ArrayList<List<Long>>();
            for (var each : all) {
                for (long count = 0; count <= largest; count++) {
                    var next = new ArrayList<>(each);
                    next.add(count);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    private static Object shown(Suppression by, List<Long> counts) {
        var people = new TreeMap<Integer, Long>();
        for (int i = 0; i < counts.size(); i++) {
            people.put(i, counts.get(i));
        }
        var hidden = by.ofParts(people);
        var shown = new ArrayList<@Nullable Long>();
        people.forEach((part, count) -> shown.add(hidden.parts().contains(part) ? null : count));
        shown.add(hidden.whole() ? null : Long.valueOf(sum(counts)));
        return shown;
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
