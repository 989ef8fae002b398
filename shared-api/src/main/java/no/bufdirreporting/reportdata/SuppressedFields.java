package no.bufdirreporting.reportdata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.reportdata.ReportField.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the values of a report's fields that are left out: those of cells with too few people, and further ones as long as
 * one of the former is a sum or a difference of what remains.
 */
final class SuppressedFields {

    /** Stands for the types that no field names, which fields of all types count too. */
    private static final String OTHER_TYPES = "";

    /** One value of a field. */
    private record Item(
            String key,
            Cell cell,
            @Nullable BigDecimal value,
            @Nullable Long people) {

        boolean counts(ReportMeasure measure) {
            return cell.measure() == measure;
        }

        /** No activity has the types of a field without a value. */
        boolean isEmpty() {
            return value == null;
        }

        BigDecimal size() {
            return Objects.requireNonNullElse(value, BigDecimal.ZERO);
        }
    }

    private final Suppression by;
    private final List<Item> items;
    private final Set<String> allTypes = new TreeSet<>(Set.of(OTHER_TYPES));
    private final Set<String> emptyTypes = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    private SuppressedFields(Suppression by, List<Item> items) {
        this.by = by;
        this.items = items;
        items.forEach(it -> allTypes.addAll(it.cell.activityTypes()));
        items.stream().filter(Item::isEmpty).forEach(it -> emptyTypes.addAll(types(it)));
    }

    /** The keys of the fields whose values are left out. */
    static Set<String> hiddenValues(List<ReportSection> sections, Suppression by) {
        return new SuppressedFields(
                        by, items(sections, it -> new Item(it.fieldKey(), cell(it), it.value(), cell(it).people())))
                .hidden();
    }

    /** The same for the values of the prior period. */
    static Set<String> hiddenPriorValues(List<ReportSection> sections, Suppression by) {
        return new SuppressedFields(
                        by,
                        items(
                                sections,
                                it -> new Item(it.fieldKey(), cell(it), it.priorPeriodValue(), cell(it).priorPeople())))
                .hidden();
    }

    private static List<Item> items(List<ReportSection> sections, Function<ReportField, Item> item) {
        return sections.stream().flatMap(it -> it.fields().stream()).map(item).toList();
    }

    /** The value of a field without a cell is taken as a count of people. */
    private static Cell cell(ReportField field) {
        return field.cell() != null
                ? field.cell()
                : new Cell(ReportMeasure.UNIQUE_CONTACTS, List.of(field.fieldKey()), null, null);
    }

    private Set<String> hidden() {
        items.stream().filter(this::isSmall).map(Item::key).forEach(hidden::add);
        var small = items.stream().filter(it -> hidden.contains(it.key)).toList();
        for (var measure : List.of(ReportMeasure.ACTIVITIES, ReportMeasure.PARTICIPANTS, ReportMeasure.HOURS)) {
            for (var item : small) {
                if (item.counts(measure)) {
                    protect(item, measure);
                }
            }
        }
        return hidden;
    }

    /** Hours and activities are left out if one of the counts of people of their cell is. */
    private boolean isSmall(Item item) {
        if (item.isEmpty()) {
            return false;
        }
        return switch (item.cell.measure()) {
            case UNIQUE_CONTACTS -> by.hides(item.size().longValue());
            case PARTICIPANTS -> by.hides(item.people);
            case ACTIVITIES, HOURS ->
                by.hides(item.people)
                        || items.stream()
                                .anyMatch(it -> it.counts(ReportMeasure.UNIQUE_CONTACTS)
                                        && it.cell.activityTypes().equals(item.cell.activityTypes())
                                        && by.hides(it.size().longValue()));
        };
    }

    private void protect(Item item, ReportMeasure measure) {
        var shown = items.stream()
                .filter(it -> it.counts(measure) && !it.isEmpty() && !hidden.contains(it.key))
                .sorted(Comparator.comparing(Item::size).thenComparing(Item::key))
                .collect(Collectors.toCollection(ArrayList::new));
        while (follows(item, shown)) {
            var next = shown.stream()
                    .filter(it -> !follows(item, without(shown, it)))
                    .findFirst()
                    .orElse(shown.getFirst());
            hidden.add(next.key);
            shown.remove(next);
        }
    }

    private static List<Item> without(List<Item> items, Item one) {
        return items.stream().filter(it -> it != one).toList();
    }

    /** Whether the value of an item can be added up and subtracted from those of others. */
    private boolean follows(Item item, List<Item> shown) {
        var types = allTypes.stream().filter(it -> !emptyTypes.contains(it)).toList();
        return LinearSpan.of(shown.stream().map(it -> row(it, types)).toList()).contains(row(item, types));
    }

    private double[] row(Item item, List<String> types) {
        var counted = types(item);
        return types.stream().mapToDouble(it -> counted.contains(it) ? 1 : 0).toArray();
    }

    private Set<String> types(Item item) {
        return item.cell.activityTypes().isEmpty() ? allTypes : Set.copyOf(item.cell.activityTypes());
    }
}
