package no.bufdirreporting.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts of activities of overlapping sets of types. Chooses those that are left out: the small ones, and further ones as
 * long as a small one is a sum or a difference of what remains.
 */
public final class OverlappingCounts {

    /** Stands for the types that no count names, which counts of all types include. */
    private static final String OTHER_TYPES = "";

    /** One count. */
    public static final class Count {

        private final String key;
        private final Object measure;
        private final boolean addsUp;
        private final List<String> types;
        private final @Nullable BigDecimal value;
        private final @Nullable Long people;
        private final boolean small;

        /**
         * @param measure what is counted; counts of the same measure add up
         * @param addsUp whether they do: distinct contacts do not
         * @param types the activity types; empty means all
         * @param value null if no activity has one of the types
         * @param people the people that it is about; null if there are none
         * @param small whether it is left out anyway
         */
        public Count(
                String key,
                Object measure,
                boolean addsUp,
                List<String> types,
                @Nullable BigDecimal value,
                @Nullable Long people,
                boolean small) {
            this.key = key;
            this.measure = measure;
            this.addsUp = addsUp;
            this.types = types;
            this.value = value;
            this.people = people;
            this.small = small;
        }
    }

    private final Suppression by;
    private final List<Count> counts;
    private final Set<String> allTypes = new TreeSet<>(Set.of(OTHER_TYPES));
    private final Set<String> emptyTypes = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    private OverlappingCounts(List<Count> counts, Suppression by) {
        this.by = by;
        this.counts = counts;
        counts.forEach(it -> allTypes.addAll(it.types));
        counts.stream().filter(it -> it.value == null).forEach(it -> emptyTypes.addAll(List.copyOf(types(it))));
    }

    /** The keys of the counts that are left out. */
    public static Set<String> hidden(List<Count> counts, Suppression by) {
        return new OverlappingCounts(counts, by).hidden();
    }

    private Set<String> hidden() {
        var small = counts.stream().filter(it -> it.small).toList();
        small.forEach(it -> hidden.add(it.key));
        for (var measure :
                counts.stream().filter(it -> it.addsUp).map(it -> it.measure).collect(Collectors.toSet())) {
            var ofMeasure = counts.stream()
                    .filter(it -> it.measure.equals(measure) && it.value != null)
                    .toList();
            ofMeasure.stream().filter(it -> it.small).forEach(it -> protect(types(it), ofMeasure));
            smallRests(ofMeasure).forEach(it -> protect(it, ofMeasure));
        }
        return hidden;
    }

    /** What one count has besides another one, where it is small: no count has to name it. */
    private List<Set<String>> smallRests(List<Count> ofMeasure) {
        var rests = new ArrayList<Set<String>>();
        for (var whole : ofMeasure) {
            for (var part : ofMeasure) {
                var rest = types(whole);
                if (rest.containsAll(types(part)) && by.hidesDifference(people(whole), people(part))) {
                    rest.removeAll(types(part));
                    rests.add(rest);
                }
            }
        }
        return rests;
    }

    private static long people(Count count) {
        return Objects.requireNonNullElse(count.people, 0L);
    }

    private void protect(Set<String> types, List<Count> ofMeasure) {
        var shown = ofMeasure.stream()
                .filter(it -> !hidden.contains(it.key))
                .sorted(Comparator.comparing((Count it) -> Objects.requireNonNull(it.value))
                        .thenComparing(it -> it.key))
                .collect(Collectors.toCollection(ArrayList::new));
        while (follows(types, shown)) {
            var next = shown.stream()
                    .filter(it -> !follows(types, without(shown, it)))
                    .findFirst()
                    .orElse(shown.getFirst());
            hidden.add(next.key);
            shown.remove(next);
        }
    }

    private static List<Count> without(List<Count> counts, Count one) {
        return counts.stream().filter(it -> it != one).toList();
    }

    /** Whether the value of these types is a sum or a difference of those of counts. */
    private boolean follows(Set<String> types, List<Count> shown) {
        var inhabited = allTypes.stream().filter(it -> !emptyTypes.contains(it)).toList();
        return LinearSpan.of(shown.stream().map(it -> row(types(it), inhabited)).toList())
                .contains(row(types, inhabited));
    }

    private static double[] row(Set<String> types, List<String> inhabited) {
        return inhabited.stream().mapToDouble(it -> types.contains(it) ? 1 : 0).toArray();
    }

    /** Without those that no activity has. */
    private Set<String> types(Count count) {
        var types = new TreeSet<>(count.types.isEmpty() ? allTypes : count.types);
        types.removeAll(emptyTypes);
        return types;
    }
}
