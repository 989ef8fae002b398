package no.bufdirreporting.platform.query.store;

import java.time.Instant;

/**
 * A deserialized stored event, from which a past state is rebuilt.
 *
 * @param position the position in the event store
 * @param at when it was recorded
 * @param sequence the sequence number within its aggregate, from 0
 * @param payload the event, upcast to the current revision
 */
public record PastEvent(long position, Instant at, long sequence, Object payload) {}
