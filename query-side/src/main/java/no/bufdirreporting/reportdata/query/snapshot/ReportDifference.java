package no.bufdirreporting.reportdata.query.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.bufdirreporting.reportdata.ReportField;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportUpdate.Change;

/** Finds the fields that differ between two states of report data. */
final class ReportDifference {

    private ReportDifference() {}

    private record Place(String sectionId, String fieldKey) {}

    /**
     * The fields that were added, removed, or changed their value or prior value. They are in the order of the later state;
     * removed fields come last.
     */
    static List<Change> between(List<ReportSection> before, List<ReportSection> after) {
        var earlier = fields(before);
        var changes = new ArrayList<Change>();
        fields(after).forEach((place, field) -> {
            var was = earlier.remove(place);
            if (was == null || !sameValues(was, field)) {
                changes.add(new Change(place.sectionId(), place.fieldKey(), field));
            }
        });
        earlier.keySet().forEach(gone -> changes.add(new Change(gone.sectionId(), gone.fieldKey(), null)));
        return changes;
    }

    private static boolean sameValues(ReportField one, ReportField other) {
        return Objects.equals(one.value(), other.value())
                && Objects.equals(one.priorPeriodValue(), other.priorPeriodValue());
    }

    private static Map<Place, ReportField> fields(List<ReportSection> sections) {
        var fields = new LinkedHashMap<Place, ReportField>();
        sections.forEach(section ->
                section.fields().forEach(field -> fields.put(new Place(section.sectionId(), field.fieldKey()), field)));
        return fields;
    }
}
