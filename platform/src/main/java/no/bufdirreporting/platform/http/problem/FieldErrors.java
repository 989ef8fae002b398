package no.bufdirreporting.platform.http.problem;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects the errors of a request or a file, so that all of them are reported together. */
public final class FieldErrors {

    /** Limits the answer to a body with very many errors. */
    private static final int MAX_SHOWN = 100;

    private static final int MAX_NAME_LENGTH = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private int count;

    public void add(String field, String message) {
        count++;
        if (errors.size() < MAX_SHOWN) {
            errors.add(new FieldError(printable(field), message));
        }
    }

    /** The number of all errors that were added, also of those that are not shown. */
    public int count() {
        return count;
    }

    public boolean contains(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    /** The errors that are shown: the first hundred. */
    public List<FieldError> shown() {
        return List.copyOf(errors);
    }

    /** @throws ProblemException 400 with all errors, if there are any */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.badRequest(errors);
        }
    }

    /** Clients choose the names of unknown fields: of any length, and with surrogates that UTF-8 cannot encode. */
    private static String printable(String field) {
        String encodable = new String(field.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return encodable.codePointCount(0, encodable.length()) <= MAX_NAME_LENGTH
                ? encodable
                : encodable.substring(0, encodable.offsetByCodePoints(0, MAX_NAME_LENGTH)) + "…";
    }
}
