package no.bufdirreporting.standalone.e2e;

import tools.jackson.databind.JsonNode;

/** One event received from a stream. */
public record WatchedEvent(String id, String name, JsonNode data) {

    public long position() {
        return Long.parseLong(id);
    }
}
