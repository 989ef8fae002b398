package no.bufdirreporting.platform.query.store;

import java.time.Instant;

/**
 * An event as it is read back, to tell what was known once.
 *
 * @param position its place in the store
 * @param at when it was recorded
 * @param sequence its number among the events of its aggregate, from 0
 * @param payload as events are today, whatever revision it was stored in
 */
public record PastEvent(long position, Instant at, long sequence, Object payload) {}
