package no.bufdirreporting.audit.change;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The place after a page of changes. Opaque to clients. All pages end at the same position, so that an activity that is
 * changed while they are read is on none of them twice: its later changes are after that position.
 *
 * @param list the parameters of the list
 * @param upTo the position up to which changes are listed
 * @param last the position of the last listed change
 */
record ChangeCursor(String list, long upTo, long last) {

    /** @throws ProblemException 400 if the text is not a cursor of this list */
    static ChangeCursor parse(String text, String list) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length == 3) {
                var cursor = new ChangeCursor(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1]));
                if (!cursor.list.equals(list)) {
                    throw invalid("belongs to a list with another changed_since or filter");
                }
                if (cursor.last >= 0 && cursor.last <= cursor.upTo) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException malformed) {
            // Refused below, as any other text is.
        }
        throw invalid("must be the next_after of a page of this list");
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("%s %s %s".formatted(upTo, last, list).getBytes(StandardCharsets.UTF_8));
    }

    /** What a cursor must agree with. */
    static String list(Object changedSince, @Nullable String orgId) {
        return changedSince + " " + Objects.requireNonNullElse(orgId, "");
    }

    private static ProblemException invalid(String message) {
        return ProblemException.badRequest(List.of(new FieldError("after", message)));
    }
}
