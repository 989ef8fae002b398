package no.bufdirreporting.platform.http.convention;

import java.util.List;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code If-Match} header, as an argument of a handler method. A tag that this API never issued cannot be current,
 * so it is answered with 412.
 *
 * @param version the version that the client has seen; null if it accepts any
 */
public record IfMatch(@Nullable Long version) {

    private static final Pattern TAG = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");

    /** The entity tag of a version, for the {@code ETag} header of an answer. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    static IfMatch parse(List<String> headers) {
        if (headers.isEmpty() || headers.equals(List.of("*"))) {
            return new IfMatch(null);
        }
        var tag = TAG.matcher(String.join(",", headers).strip());
        if (!tag.matches()) {
            throw ProblemException.stale("If-Match names no version of this. Read it again and send its ETag.");
        }
        return new IfMatch(Long.valueOf(tag.group(1)));
    }
}
