package no.bufdirreporting.audit.trail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain over events in the order of the store. The hash of an event is the SHA-256 of these bytes, one after
 * the other:
 *
 * <ol>
 *   <li>its position, 8 bytes
 *   <li>{@code event_id, aggregate_id, aggregate_type}: texts
 *   <li>its sequence number, 8 bytes
 *   <li>{@code type} (the name it is stored under), {@code revision, recorded_at}: texts, the last one as an instant in
 *       UTC as ISO 8601 writes it, with 0, 3, 6 or 9 fraction digits
 *   <li>its metadata and its payload: the stored bytes, each with its length in front
 *   <li>the hash of the previous event, 32 bytes; zeros for the first event
 * </ol>
 *
 * Numbers are big endian. A text is its length in bytes (4 bytes), then its UTF-8; an absent text is the length -1
 * alone. A line of the export has all of this: {@code docs/audit-chain.py} recomputes the chain from it.
 */
public final class ChainHash {

    static final String ALGORITHM = "SHA-256";

    private static final int SIZE = 32;

    private ChainHash() {}

    /** The previous hash of the first event. */
    public static byte[] start() {
        return new byte[SIZE];
    }

    public static byte[] of(StoredEvent event, byte[] previous) {
        var digest = digest();
        digest.update(number(event.position()));
        text(digest, event.eventId());
        text(digest, event.aggregateId());
        text(digest, event.aggregateType());
        digest.update(number(event.sequence()));
        text(digest, event.type());
        text(digest, event.revision());
        text(digest, canonicalTime(event.recordedAt()));
        bytes(digest, event.metaData());
        bytes(digest, event.payload());
        return digest.digest(previous);
    }

    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** If tampering left no valid time, the text is hashed as it is. */
    private static String canonicalTime(String stored) {
        try {
            return Instant.parse(stored).toString();
        } catch (DateTimeException tampered) {
            return stored;
        }
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static void text(MessageDigest digest, @Nullable String text) {
        if (text == null) {
            digest.update(length(-1));
        } else {
            bytes(digest, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void bytes(MessageDigest digest, byte[] bytes) {
        digest.update(length(bytes.length));
        digest.update(bytes);
    }

    private static byte[] length(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
