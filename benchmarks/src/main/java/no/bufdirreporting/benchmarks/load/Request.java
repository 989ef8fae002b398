package no.bufdirreporting.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request, already as the bytes that go over the wire. */
public record Request(byte[] bytes) {

    /** A request without a body. */
    public static Request get(String path, String... headers) {
        return new Request((head("GET", path, headers) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A request with a body of JSON. */
    public static Request json(String method, String path, String body, String... headers) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return new Request((head(method, path, headers) + "Content-Type: application/json\r\nContent-Length: " + length
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String head(String method, String path, String... headers) {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        List.of(headers).forEach(header -> head.append(header).append("\r\n"));
        return head.toString();
    }
}
