package no.bufdirreporting.kernel;

import java.util.List;

/** What became of a row of an imported file. */
public interface ImportedRow {

    /** What the row did. */
    enum Outcome {
        RECORDED,
        CORRECTED,
        REPEATED
    }

    Outcome outcome();

    /** What looks wrong with what it recorded. */
    List<Warning> warnings();
}
