package no.bufdirreporting.platform.http.stream;

import java.nio.charset.StandardCharsets;

/** One server-sent event, encoded once for all clients. */
public final class StreamEvent {

    private final long id;
    private final byte[] bytes;

    private StreamEvent(long id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    /**
     * @param id a position; ids increase within a stream
     * @param name the event's type, on one line
     * @param data any text; may have several lines
     */
    public static StreamEvent of(long id, String name, String data) {
        if (!name.matches(".+")) {
            throw new IllegalArgumentException("The name of an event is one line");
        }
        var text = new StringBuilder("id: ").append(id).append("\nevent: ").append(name);
        for (String line : data.split("\r\n|\r|\n", -1)) {
            text.append("\ndata: ").append(line);
        }
        return new StreamEvent(id, text.append("\n\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    public long id() {
        return id;
    }

    /** The number of bytes that a client receives. */
    public int size() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
