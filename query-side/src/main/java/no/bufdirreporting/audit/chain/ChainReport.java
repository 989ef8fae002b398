package no.bufdirreporting.audit.chain;

import org.jspecify.annotations.Nullable;

/**
 * The result of a check of the chain.
 *
 * @param intact whether store, trail and given head agree
 * @param events the number of events in the store up to the end of the check
 * @param position the position of the given head, else the end of the chain
 * @param hash the hash at that position, recomputed from the store; null if the store has no event there
 * @param agrees whether the hash is that of the given head; null if none was given
 * @param firstDifference null if there is none
 */
public record ChainReport(
        boolean intact,
        long events,
        long position,
        @Nullable String hash,
        @Nullable Boolean agrees,
        @Nullable ChainDifference firstDifference) {}
