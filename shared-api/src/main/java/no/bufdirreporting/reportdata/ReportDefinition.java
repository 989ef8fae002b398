package no.bufdirreporting.reportdata;

import java.util.List;

/**
 * What an organization reports: fields in sections, each with the activities it counts. Stored in events, so its component
 * names must not change.
 *
 * @param organizations the organizations that it names, sorted; empty if it is the default or was withdrawn
 * @param forAllOthers whether it is the default, for every organization that no definition names; only one is
 */
public record ReportDefinition(
        String id, String title, List<String> organizations, boolean forAllOthers, List<Section> sections) {

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
