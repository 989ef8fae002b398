package no.bufdirreporting.kernel;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which counts of people are too small to be shown, and which others are left out with them because the small ones
 * could be worked out from the rest.
 *
 * @param below counts from 1 to one less than this are suppressed; 0 and 1 suppress nothing
 */
public record Suppression(int below) {

    public static final Suppression NONE = new Suppression(0);

    public boolean isOn() {
        return below > 1;
    }

    /** Whether a count is too small to be shown. Nobody is not too few. */
    public boolean hides(@Nullable Long people) {
        return people != null && people > 0 && people < below;
    }

    /** Whether the difference of two counts that are both shown would tell of too few people. */
    public boolean hidesDifference(long one, long other) {
        return hides(Math.abs(one - other));
    }

    /** What is left out of the parts of a whole. */
    public static final class Hidden<K extends @Nullable Object> {

        private final Set<K> parts;
        private final boolean whole;

        public Hidden(Set<K> parts, boolean whole) {
            this.parts = parts;
            this.whole = whole;
        }

        /** The keys of the parts. */
        public Set<K> parts() {
            return parts;
        }

        /** Whether the whole is left out too. */
        public boolean whole() {
            return whole;
        }
    }

    /**
     * Chooses what to leave out if the whole is shown: the small parts, and the smallest of the others until no small one
     * follows from the whole and what remains.
     */
    public <K extends @Nullable Object> Hidden<K> ofParts(Map<K, Long> people) {
        var parts = smallestFirst(people);
        var counts = parts.stream().map(Map.Entry::getValue).toList();
        int hidden = (int) counts.stream().filter(this::hides).count();
        boolean whole = hides(sum(counts));
        if (hidden > 0 && !whole) {
            while (hidden < counts.size() && !protects(counts, hidden)) {
                hidden++;
            }
            whole = !protects(counts, hidden);
        }
        return new Hidden<>(keys(parts, hidden), whole);
    }

    /** The same for a whole that is left out anyway: not all of its parts may be shown, or it would be their sum. */
    public <K extends @Nullable Object> Set<K> ofPartsOfHidden(Map<K, Long> people) {
        var parts = smallestFirst(people);
        long small = parts.stream().filter(it -> hides(it.getValue())).count();
        return keys(parts, (int) Math.max(small, Math.min(1, parts.size())));
    }

    /**
     * Chooses the parts to leave out if there is also an answer with the sums of groups of them, from which
     * {@link #ofParts} leaves out what it must.
     */
    public <K extends @Nullable Object, G extends @Nullable Object> Set<K> ofGroupedParts(
            Map<K, Long> people, Function<K, G> groupOf) {
        var groups = new HashMap<G, Map<K, Long>>();
        people.forEach((part, count) -> groups.computeIfAbsent(groupOf.apply(part), _ -> new HashMap<>())
                .put(part, count));
        var sums = new HashMap<G, Long>();
        groups.forEach((group, parts) -> sums.put(group, sum(List.copyOf(parts.values()))));
        var hiddenGroups = ofParts(sums).parts();
        var hidden = new HashSet<K>();
        var ofHiddenGroups = new HashMap<K, Long>();
        groups.forEach((group, parts) -> {
            if (hiddenGroups.contains(group)) {
                hidden.addAll(ofPartsOfHidden(parts));
                ofHiddenGroups.putAll(parts);
            } else {
                hidden.addAll(ofParts(parts).parts());
            }
        });
        hidden.addAll(ofParts(ofHiddenGroups).parts());
        return hidden;
    }

    /**
     * Whether the values of the smallest parts stay open to someone who knows their sum, and that all of them are less than
     * the smallest part that is shown.
     *
     * @param counts all positive counts, the smallest first
     * @param hidden how many of them are left out
     */
    private boolean protects(List<Long> counts, int hidden) {
        long sum = sum(counts.subList(0, hidden));
        if (hidden < 2 || sum < below) {
            return false;
        }
        long largest = hidden < counts.size() ? counts.get(hidden) - 1 : sum;
        long least = Math.max(1, sum - (hidden - 1) * largest);
        long most = Math.min(below - 1, sum / hidden);
        return least < most;
    }

    private static <K extends @Nullable Object> List<Map.Entry<K, Long>> smallestFirst(Map<K, Long> people) {
        Comparator<Map.Entry<K, Long>> bySize = Map.Entry.comparingByValue();
        // Of equal parts always the same ones, in whatever answer.
        return people.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .sorted(bySize.thenComparing(it -> String.valueOf(it.getKey())))
                .toList();
    }

    private static <K extends @Nullable Object> Set<K> keys(List<Map.Entry<K, Long>> parts, int number) {
        return parts.subList(0, number).stream().map(Map.Entry::getKey).collect(Collectors.toCollection(HashSet::new));
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
