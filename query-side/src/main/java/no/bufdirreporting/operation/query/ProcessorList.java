package no.bufdirreporting.operation.query;

import java.util.List;
import no.bufdirreporting.platform.query.pause.Pause;
import org.jspecify.annotations.Nullable;

/**
 * The event processors of all nodes.
 *
 * @param head the position of the latest event
 */
record ProcessorList(long head, List<Processor> data) {

    /**
     * @param name of the processor
     * @param paused since when, by whom and why no node hands it events; null if it is not paused
     */
    record Processor(String name, @Nullable Pause paused, List<Segment> segments) {}
}
