package no.bufdirreporting.reportdata;

/** What a report field counts of the activities of its types. */
public enum ReportMeasure {
    /** How many there are. */
    ACTIVITIES,
    /** The sum of their participants. */
    PARTICIPANTS,
    /** The sum of their hours. */
    HOURS,
    /** How many distinct contacts they have. */
    UNIQUE_CONTACTS
}
