package no.bufdirreporting.audit.explanation;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The last activity of the page before, in the order of time and id. Opaque to clients. Each page costs the same.
 *
 * @param at the activity's time
 */
record ListCursor(Instant at, String activityId) {

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 500;

    private static final ListCursor START = new ListCursor(Instant.EPOCH.minusSeconds(60L * 60 * 24 * 365 * 1000), "");

    /** @throws ProblemException 400 if it was not made by {@link #text} */
    static ListCursor parse(@Nullable String after) {
        if (after == null) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split(" ", 2);
            if (parts.length == 2 && parts[1].indexOf('\0') < 0) {
                return new ListCursor(Instant.parse(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException | DateTimeException invalid) {
            // Refused below, as any other text is.
        }
        throw ProblemException.badRequest(List.of(new FieldError("after", "must be a next_after of this list")));
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + activityId).getBytes(StandardCharsets.UTF_8));
    }

    static int limit(@Nullable Integer requested) {
        return requested == null ? DEFAULT_LIMIT : Math.min(requested, MAX_LIMIT);
    }
}
