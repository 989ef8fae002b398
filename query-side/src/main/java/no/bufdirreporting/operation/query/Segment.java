package no.bufdirreporting.operation.query;

import org.jspecify.annotations.Nullable;

/**
 * The events that one node handles.
 *
 * @param segment the number of the segment
 * @param node that has claimed it; null if none has
 * @param position of the last event that was handled
 * @param lag how many events have not been handled yet
 * @param error that it cannot go on, as far as the node that was asked knows; its log says why. Null if it can
 */
record Segment(
        int segment,
        @Nullable String node,
        long position,
        long lag,
        @Nullable String error) {}
