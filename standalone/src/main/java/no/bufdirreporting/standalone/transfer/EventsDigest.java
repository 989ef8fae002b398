package no.bufdirreporting.standalone.transfer;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * The SHA-256 over events in order: id, aggregate id, aggregate type, sequence, time, payload type, revision, payload and
 * sorted metadata of each. Every value is preceded by its length, so that different events have different input.
 */
final class EventsDigest {

    private final MessageDigest digest;
    private long count;

    EventsDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(Event event) {
        count++;
        text(event.getMessageIdentifier());
        text(event.getAggregateIdentifier());
        text(event.getAggregateType());
        number(event.getAggregateSequenceNumber());
        number(event.getTimestamp());
        text(event.getPayload().getType());
        text(event.getPayload().getRevision());
        bytes(event.getPayload().getData().toByteArray());
        number(event.getMetaDataCount());
        new TreeMap<>(event.getMetaDataMap()).forEach((name, value) -> {
            text(name);
            text(value.getDataCase().name());
            text(text(value));
        });
    }

    private static String text(MetaDataValue value) {
        return switch (value.getDataCase()) {
            case TEXT_VALUE -> value.getTextValue();
            case NUMBER_VALUE -> Long.toString(value.getNumberValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BOOLEAN_VALUE -> Boolean.toString(value.getBooleanValue());
            default -> value.toString();
        };
    }

    private void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private void number(long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    long count() {
        return count;
    }

    /** Finishes the digest. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
