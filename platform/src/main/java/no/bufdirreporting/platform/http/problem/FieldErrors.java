package no.bufdirreporting.platform.http.problem;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that a client learns of all of it at once. */
public final class FieldErrors {

    /** A hostile body can hold more mistakes than anybody wants to read. */
    private static final int MOST = 100;

    private static final int LONGEST_NAME = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private int count;

    public void add(String field, String message) {
        count++;
        if (errors.size() < MOST) {
            errors.add(new FieldError(printable(field), message));
        }
    }

    /** All that were added, also those beyond the most that are shown. */
    public int count() {
        return count;
    }

    public boolean contains(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.badRequest(errors);
        }
    }

    /** Clients choose the names of unknown fields: any length, and surrogates that no UTF-8 answer can hold. */
    private static String printable(String field) {
        String encodable = new String(field.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return encodable.codePointCount(0, encodable.length()) <= LONGEST_NAME
                ? encodable
                : encodable.substring(0, encodable.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
