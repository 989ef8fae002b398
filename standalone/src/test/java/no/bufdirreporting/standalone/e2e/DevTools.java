package no.bufdirreporting.standalone.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection of the DevTools protocol, to the browser or to one page. */
final class DevTools implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Messages messages = new Messages();
    private final WebSocket socket;
    private int commands;

    DevTools(URI address) {
        this.socket = http.newWebSocketBuilder().buildAsync(address, messages).join();
    }

    /**
     * Sends a command and waits for what it returns.
     *
     * @throws Refused if the browser cannot do it, such as run a script in a page that is just being left
     */
    synchronized JsonNode send(String method, Map<String, ?> parameters) throws InterruptedException {
        int id = ++commands;
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        while (true) {
            var message = messages.whole.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no answer to " + method);
            }
            if (message.path("id").asInt(0) == id) {
                if (message.has("error")) {
                    throw new Refused(method + ": " + message.get("error"));
                }
                return message.required("result");
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** The browser's answer that a command cannot be done. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** Joins the parts of text messages. */
    private static final class Messages implements WebSocket.Listener {

        private final LinkedBlockingQueue<JsonNode> whole = new LinkedBlockingQueue<>();
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                whole.add(JSON.readTree(parts.toString()));
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
