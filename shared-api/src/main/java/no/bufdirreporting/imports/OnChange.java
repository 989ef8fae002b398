package no.bufdirreporting.imports;

/** What happens to a row whose key was imported before with other content. */
public enum OnChange {
    REJECT,
    /** The activity is corrected to what the row says. */
    CORRECT
}
