package no.bufdirreporting.audit.trail;

import java.time.Instant;

/**
 * The end of the hash chain.
 *
 * @param hash 64 hexadecimal digits
 * @param eventId of the last event
 * @param recordedAt its time
 */
public record ChainEnd(long position, String hash, String eventId, Instant recordedAt, String algorithm) {

    public static ChainEnd of(AuditRow last) {
        return new ChainEnd(
                last.position(), ChainHash.hex(last.hash()), last.eventId(), last.recordedAt(), ChainHash.ALGORITHM);
    }
}
