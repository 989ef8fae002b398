package no.bufdirreporting.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * The status and the body of an answer.
 *
 * @param isLast whether the server ends the connection after it, as Tomcat does after a number of requests
 */
public record Response(int status, byte[] body, boolean isLast) {

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the request was carried out. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
