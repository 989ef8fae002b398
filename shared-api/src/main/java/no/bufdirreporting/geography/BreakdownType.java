package no.bufdirreporting.geography;

/** What a distribution is broken down by. */
public enum BreakdownType {
    REGION,
    LOCAL_CHAPTER
}
