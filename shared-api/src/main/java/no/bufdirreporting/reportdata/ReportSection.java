package no.bufdirreporting.reportdata;

import java.util.List;
import java.util.Set;

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
}
