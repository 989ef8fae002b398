package no.bufdirreporting.reportdata;

import java.util.List;

/**
 * What an organization reports: fields in sections, each with the activities it counts. Stored in events, so its component
 * names live forever.
 *
 * @param organizations the organizations it is for, sorted; empty if it is for all others, or was withdrawn
 * @param forAllOthers whether it is for every organization that no definition names; true of one definition
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
     * @param dataSource where the activities are recorded, as the report names it
     */
    public record Field(
            String key, String title, List<String> activityTypes, ReportMeasure measure, String dataSource) {}
}
