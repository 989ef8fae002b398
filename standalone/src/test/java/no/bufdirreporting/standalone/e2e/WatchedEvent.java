package no.bufdirreporting.standalone.e2e;

import tools.jackson.databind.JsonNode;

/** One event of a stream, as it came. */
public record WatchedEvent(String id, String name, JsonNode data) {

    public long position() {
        return Long.parseLong(id);
    }
}
