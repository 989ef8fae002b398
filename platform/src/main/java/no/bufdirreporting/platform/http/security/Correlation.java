package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.axon.Provenance;

/**
 * Determines the request id: the trace id of a valid {@code traceparent} (W3C Trace Context), else {@code X-Request-Id},
 * else a new id, also if {@code X-Request-Id} is invalid.
 */
final class Correlation {

    static final String HEADER = "X-Request-Id";

    private static final Pattern TRACE_PARENT = Pattern.compile(
            "(?!ff)[0-9a-f]{2}-(?<trace>(?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?<more>-.*)?");

    private Correlation() {}

    static String of(HttpServletRequest request) {
        String traceParent = request.getHeader("traceparent");
        var trace = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        // Only versions after 00 may have further fields.
        if (trace.matches() && (trace.group("more") == null || !traceParent.startsWith("00"))) {
            return trace.group("trace");
        }
        String named = HeaderText.token(request, HEADER);
        return named == null ? Provenance.newCorrelation() : named;
    }
}
