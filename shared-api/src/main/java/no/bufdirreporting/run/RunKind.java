package no.bufdirreporting.run;

/** What a run counts figures for. */
public enum RunKind {
    AGGREGATION("aggregation"),
    DISTRIBUTION("distribution"),
    SUBMISSION("submission"),
    REPORT_SNAPSHOT("snapshot");

    private final String text;

    RunKind(String text) {
        this.text = text;
    }

    /** The name for people. */
    public String text() {
        return text;
    }
}
