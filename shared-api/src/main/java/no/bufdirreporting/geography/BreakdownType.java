package no.bufdirreporting.geography;

/** What a distribution is broken down by: region or local chapter. */
public enum BreakdownType {
    REGION,
    LOCAL_CHAPTER
}
