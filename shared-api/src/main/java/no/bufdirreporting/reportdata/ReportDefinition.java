package no.bufdirreporting.reportdata;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organization reports: fields in sections, each with the activities it counts. Stored in events, so its component
 * names must not change.
 *
 * @param organizations the organizations that it names, sorted; empty if it is the default or was withdrawn
 * @param forAllOthers whether it is the default, for every organization that no definition names; only one is
 * @param rules what reported values are warned of
 */
public record ReportDefinition(
        String id,
        String title,
        List<String> organizations,
        boolean forAllOthers,
        List<Section> sections,
        List<Rule> rules) {

    /** Definitions stored before there were rules have none. */
    public ReportDefinition {
        rules = rules == null ? List.of() : rules;
    }

    public ReportDefinition(
            String id, String title, List<String> organizations, boolean forAllOthers, List<Section> sections) {
        this(id, title, organizations, forAllOthers, sections, List.of());
    }

    /**
     * A rule on one field. Either {@code atMost} or {@code changeOverPercent} is set.
     *
     * @param field the key of the field
     * @param atMost the key of the field that it is a part of
     * @param changeOverPercent the change from the prior period, in percent, that is accepted without a comment
     */
    public record Rule(
            String field, @Nullable String atMost, @Nullable BigDecimal changeOverPercent) {

        /** Removes trailing zeros: definitions that differ in them only are equal, also after they were stored. */
        public Rule {
            changeOverPercent = ReportField.plain(changeOverPercent);
        }
    }

    /** A section of the report. */
    public record Section(String id, String title, List<Field> fields) {}

    /**
     * One field of the report.
     *
     * @param key unique within the definition
     * @param activityTypes the types of the activities it counts, sorted; empty means all
     * @param dataSource the system that the activities are recorded in, as the report shows it
     */
    public record Field(
            String key, String title, List<String> activityTypes, ReportMeasure measure, String dataSource) {}
}
