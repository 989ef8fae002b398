package no.bufdirreporting.standalone.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A file of requests in the format of IntelliJ's HTTP client, as far as the files of this project use it. */
record HttpFile(List<Request> requests) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(.+?)}}");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("client\\.global\\.set\\(\"(\\w+)\", response\\.body\\.(.+?)\\);");
    private static final Pattern REFUSED = Pattern.compile("(?m)^# refused with (\\d+)$");

    /**
     * One request, with its variables as they are written.
     *
     * @param status the status that it is refused with, or 0
     * @param stored the variables that are set from the answer: JSON pointers by name
     */
    record Request(
            String title,
            String method,
            String url,
            List<String> headers,
            String body,
            int status,
            Map<String, String> stored) {

        /** The request with the values of its variables. */
        Request with(Map<String, String> values) {
            var filled = headers.stream().map(it -> fill(it, values)).toList();
            return new Request(title, method, fill(url, values), filled, fill(body, values), status, stored);
        }

        void store(JsonNode answer, Map<String, String> values) {
            stored.forEach(
                    (name, pointer) -> values.put(name, answer.at(pointer).asString()));
        }

        boolean isStream() {
            return headers.contains("text/event-stream");
        }

        private static String fill(String text, Map<String, String> values) {
            return VARIABLE.matcher(text)
                    .replaceAll(it -> it.group(1).equals("$uuid")
                            ? UUID.randomUUID().toString()
                            : Objects.requireNonNull(values.get(it.group(1)), () -> it.group() + " is set nowhere"));
        }
    }

    static HttpFile read(Path file) throws IOException {
        return new HttpFile(Stream.of(Files.readString(file).split("(?m)^### "))
                .filter(it -> !it.isBlank())
                .map(HttpFile::request)
                .toList());
    }

    private static Request request(String text) {
        var refused = REFUSED.matcher(text);
        int status = refused.find() ? Integer.parseInt(refused.group(1)) : 0;
        var parts = text.split("(?m)^> \\{%", 2);
        var stored = new HashMap<String, String>();
        if (parts.length == 2) {
            ASSIGNMENT
                    .matcher(parts[1])
                    .results()
                    .forEach(it -> stored.put(
                            it.group(1),
                            "/" + it.group(2).replaceAll("[.\\[]", "/").replace("]", "")));
        }
        var lines = new ArrayList<>(
                parts[0].lines().filter(it -> !it.startsWith("# ")).toList());
        String title = lines.removeFirst();
        var start = lines.removeFirst().split(" ", 2);
        var headers = new ArrayList<String>();
        while (!lines.isEmpty() && !lines.getFirst().isEmpty()) {
            headers.addAll(List.of(lines.removeFirst().split(": ", 2)));
        }
        return new Request(
                title, start[0], start[1], headers, String.join("\n", lines).strip(), status, stored);
    }
}
