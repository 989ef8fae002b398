package no.bufdirreporting.reportdata;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import no.bufdirreporting.kernel.OverlappingCounts;
import no.bufdirreporting.kernel.OverlappingCounts.Count;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.reportdata.ReportField.Cell;
import org.jspecify.annotations.Nullable;

/** One section as it was reported; stored in events, so its component names must not change. */
public record ReportSection(String sectionId, String sectionTitle, List<ReportField> fields) {

    /** The section without the values of some fields, given by their keys. */
    ReportSection without(Set<String> values, Set<String> priorValues) {
        return new ReportSection(
                sectionId,
                sectionTitle,
                fields.stream()
                        .map(it -> it.without(values.contains(it.fieldKey()), priorValues.contains(it.fieldKey())))
                        .toList());
    }

    /** The keys of the fields whose values are left out. */
    static Set<String> hiddenValues(List<ReportSection> sections, Suppression by) {
        return hidden(sections, by, ReportField::value, Cell::people);
    }

    /** The same for the values of the prior period. */
    static Set<String> hiddenPriorValues(List<ReportSection> sections, Suppression by) {
        return hidden(sections, by, ReportField::priorPeriodValue, Cell::priorPeople);
    }

    private static Set<String> hidden(
            List<ReportSection> sections,
            Suppression by,
            Function<ReportField, @Nullable BigDecimal> value,
            Function<Cell, @Nullable Long> people) {
        var fields = sections.stream().flatMap(it -> it.fields().stream()).toList();
        // The types of which there are too few contacts, if a field counts them.
        var fewContacts = fields.stream()
                .filter(it -> it.cellOrOwn().measure() == ReportMeasure.UNIQUE_CONTACTS && isFew(value.apply(it), by))
                .map(it -> it.cellOrOwn().activityTypes())
                .toList();
        var counts = fields.stream()
                .map(it -> {
                    var cell = it.cellOrOwn();
                    boolean few =
                            switch (cell.measure()) {
                                case UNIQUE_CONTACTS -> isFew(value.apply(it), by);
                                case PARTICIPANTS -> by.hides(people.apply(cell));
                                case ACTIVITIES, HOURS ->
                                    by.hides(people.apply(cell)) || fewContacts.contains(cell.activityTypes());
                            };
                    return new Count(
                            it.fieldKey(),
                            cell.measure(),
                            cell.measure() != ReportMeasure.UNIQUE_CONTACTS,
                            cell.activityTypes(),
                            value.apply(it),
                            people.apply(cell),
                            few && value.apply(it) != null);
                })
                .toList();
        return OverlappingCounts.hidden(counts, by);
    }

    private static boolean isFew(@Nullable BigDecimal contacts, Suppression by) {
        return contacts != null && by.hides(contacts.longValue());
    }
}
