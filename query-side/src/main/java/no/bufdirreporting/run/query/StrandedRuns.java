package no.bufdirreporting.run.query;

import java.time.Instant;
import java.util.List;

/** The runs of a feature that may never end by themselves. */
public interface StrandedRuns {

    /** Some of the runs that started before the given time and have not ended, the oldest first. */
    List<Stranded> processingSince(Instant before);

    /**
     * @param name for the log
     * @param resume the command that triggers the run again, and does nothing if it has ended meanwhile
     */
    record Stranded(String name, Object resume) {}
}
