package no.bufdirreporting.run;

import no.bufdirreporting.kernel.TimeSpan;
import org.jspecify.annotations.Nullable;

/** A run starts. It counts exactly the activities that are stored before this event. */
public interface RunTriggered extends RunEvent {

    /** What kind of figures the run counts. */
    RunKind kind();

    /** The time span of the activities that the run counts. */
    TimeSpan span();

    /** The reporting period as the client named it; null if the client gave days or instants. */
    @Nullable
    String periodId();

    /** The first run, unless the event says otherwise. */
    @Override
    default int run() {
        return 1;
    }

    /**
     * The end of this run without figures.
     *
     * @param position the position of this event
     * @param reason for a person
     */
    RunFailed failed(long position, String reason);
}
