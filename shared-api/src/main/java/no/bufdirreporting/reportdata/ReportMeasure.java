package no.bufdirreporting.reportdata;

/** What a report field counts of the activities of its types. */
public enum ReportMeasure {
    /** The number of activities. */
    ACTIVITIES,
    /** The sum of their participants. */
    PARTICIPANTS,
    /** The sum of their hours. */
    HOURS,
    /** The number of distinct contacts. */
    UNIQUE_CONTACTS
}
