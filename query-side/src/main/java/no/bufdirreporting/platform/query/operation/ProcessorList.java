package no.bufdirreporting.platform.query.operation;

import java.util.List;

/**
 * The event processors of all nodes.
 *
 * @param head the position of the latest event
 */
record ProcessorList(long head, List<Processor> data) {

    /** @param name of the processor */
    record Processor(String name, List<Segment> segments) {}
}
