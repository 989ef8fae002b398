package no.bufdirreporting.activity;

/** The status of an activity. Only {@link #COMPLETED} ones count in figures. */
public enum ActivityStatus {
    PLANNED,
    COMPLETED,
    CANCELLED
}
