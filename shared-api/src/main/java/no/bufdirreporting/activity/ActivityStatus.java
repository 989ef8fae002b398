package no.bufdirreporting.activity;

/** How far an activity has come. Only {@link #COMPLETED} ones count in figures. */
public enum ActivityStatus {
    PLANNED,
    COMPLETED,
    CANCELLED
}
