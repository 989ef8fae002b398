package no.bufdirreporting.standalone.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Parses the lines of an event stream as the HTML standard requires. */
public final class EventLines {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Consumer<WatchedEvent> events;
    private final Consumer<String> comments;
    private final List<String> retries = new CopyOnWriteArrayList<>();
    private final StringBuilder data = new StringBuilder();
    private String id = "";
    private String name = "";

    public EventLines(Consumer<WatchedEvent> events, Consumer<String> comments) {
        this.events = events;
        this.comments = comments;
    }

    public void accept(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith(":")) {
            comments.accept(line);
        } else {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).replaceFirst("^ ", "");
            switch (line.substring(0, colon)) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                case "retry" -> retries.add(value);
                default -> throw new AssertionError("No field of an event stream: " + line);
            }
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            events.accept(new WatchedEvent(id, name.isEmpty() ? "message" : name, JSON.readTree(data.toString())));
        }
        name = "";
        data.setLength(0);
    }

    /** The reconnection times that the stream has sent. */
    public List<String> retries() {
        return retries;
    }
}
