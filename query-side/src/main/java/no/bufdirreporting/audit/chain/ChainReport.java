package no.bufdirreporting.audit.chain;

import org.jspecify.annotations.Nullable;

/**
 * What recomputing the chain from the store has shown.
 *
 * @param intact whether store, trail and given head agree
 * @param events how many events the store has up to the end of the trail
 * @param position where the chain was asked for: at the given head, else at its end
 * @param hash the hash there, recomputed from the store; null if there is nothing in the store
 * @param agrees whether that is the hash of the given head; null if none was given
 * @param firstDifference null if there is none
 */
public record ChainReport(
        boolean intact,
        long events,
        long position,
        @Nullable String hash,
        @Nullable Boolean agrees,
        @Nullable ChainDifference firstDifference) {}
