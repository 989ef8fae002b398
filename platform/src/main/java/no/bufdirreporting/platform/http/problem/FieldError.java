package no.bufdirreporting.platform.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * An error in one field of a request or a file.
 *
 * @param field the path of the field, in the names of the request or file, e.g. {@code range.start}
 * @param message what is wrong with it, or what it must be
 * @param code the code of the warning that refuses the request; null if it is another error
 */
public record FieldError(
        String field,
        String message,
        @JsonInclude(Include.NON_NULL) @Nullable String code) {

    public FieldError(String field, String message) {
        this(field, message, null);
    }

    @Override
    public String toString() {
        return field + " " + message;
    }
}
