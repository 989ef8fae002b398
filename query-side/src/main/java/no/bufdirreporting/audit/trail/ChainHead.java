package no.bufdirreporting.audit.trail;

import java.time.Instant;

/**
 * The head of the hash chain, as clients see it.
 *
 * @param hash 64 hexadecimal digits
 * @param eventId the id of the last event
 * @param recordedAt the time of the last event
 */
public record ChainHead(long position, String hash, String eventId, Instant recordedAt, String algorithm) {

    public static ChainHead of(AuditRow last) {
        return new ChainHead(
                last.position(), ChainHash.hex(last.hash()), last.eventId(), last.recordedAt(), ChainHash.ALGORITHM);
    }
}
