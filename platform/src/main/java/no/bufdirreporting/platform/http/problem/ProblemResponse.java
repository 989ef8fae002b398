package no.bufdirreporting.platform.http.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import no.bufdirreporting.platform.http.path.DoubledPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Turns a problem into a response: as a value inside Spring MVC, by writing it outside. */
public final class ProblemResponse {

    /** The body names its own properties, so that no customizing of the application's mapper is needed here. */
    private static final JsonMapper JSON = JsonMapper.shared();

    private ProblemResponse() {}

    static ResponseEntity<Object> entity(ProblemException problem, @Nullable String path) {
        return ResponseEntity.status(problem.status())
                .headers(problem.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(problem.problem(instance(path)));
    }

    /**
     * What an {@code EventSource} is answered where others get 503, after which it would never connect again: a stream that
     * ends at once and says when to come back.
     */
    static ResponseEntity<Object> comeBack(ProblemException problem) {
        String seconds = problem.headers().getFirst(HttpHeaders.RETRY_AFTER);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body("retry: %s000\n\n".formatted(seconds == null ? "2" : seconds));
    }

    public static void write(ProblemException problem, @Nullable String path, HttpServletResponse response)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(problem.problem(instance(path)));
        response.setStatus(problem.status().value());
        problem.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** RFC 9457 wants a URI reference, which a path that Tomcat refused may not be. */
    private static @Nullable String instance(@Nullable String path) {
        try {
            return path == null || path.isEmpty()
                    ? null
                    : URI.create(DoubledPath.canonical(path)).getRawPath();
        } catch (IllegalArgumentException notUri) {
            return null;
        }
    }
}
