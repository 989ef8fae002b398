package no.bufdirreporting.reportdata.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportMeasure;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/** The content of a YAML file with a report definition. {@link DefinitionChecks} has the rules between its fields. */
record DefinitionFile(
        @PlainText @Size(max = 200) String id,
        @PlainText String title,

        @Nullable @NotEmpty @UniqueElements(message = ONLY_ONCE)
        List<@Code String> organizations,

        @Nullable @JsonProperty("default") Boolean forAllOthers,
        @NotEmpty List<Section> sections,
        @Nullable List<Rule> rules) {

    /** In place of activity types: the field counts all types. */
    static final String ALL = "all";

    private static final String ONLY_ONCE = "must name each only once: {duplicates}";

    record Section(
            @PlainText @Size(max = 200) String id,
            @PlainText String title,
            @NotEmpty List<Field> fields) {

        private ReportDefinition.Section toSection() {
            return new ReportDefinition.Section(
                    id, title, fields.stream().map(Field::toField).toList());
        }
    }

    record Field(
            @PlainText @Size(max = 200) String key,
            @PlainText String title,
            @NotEmpty @UniqueElements(message = ONLY_ONCE) List<@Code String> activityTypes,
            ReportMeasure measure,
            @PlainText @Size(max = 200) String dataSource) {

        private ReportDefinition.Field toField() {
            var types = activityTypes.contains(ALL) ? List.<String>of() : sorted(activityTypes);
            return new ReportDefinition.Field(key, title, types, measure, dataSource);
        }
    }

    record Rule(
            @PlainText String field,
            @PlainText @Nullable String atMost,

            @PositiveOrZero @Digits(integer = 6, fraction = 2) @Nullable
            BigDecimal changeOverPercent) {

        private ReportDefinition.Rule toRule() {
            return new ReportDefinition.Rule(field, atMost, changeOverPercent);
        }
    }

    ReportDefinition toDefinition() {
        return new ReportDefinition(
                id,
                title,
                organizations == null ? List.of() : sorted(organizations),
                Boolean.TRUE.equals(forAllOthers),
                sections.stream().map(Section::toSection).toList(),
                rules == null ? List.of() : rules.stream().map(Rule::toRule).toList());
    }

    /** Sorted, so that another order in the file is not a change of the definition. */
    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }
}
