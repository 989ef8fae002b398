package no.bufdirreporting.platform.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error: an RFC 9457 problem.
 *
 * @param type identifies the sort of problem, {@code urn:problem:bufdir:} and the code
 * @param title the sort of problem for a person
 * @param status the HTTP status
 * @param detail what went wrong this time
 * @param instance the path of the request; null if it was not a path at all
 * @param code stable, machine-readable, e.g. {@code not-found}
 * @param errors one entry per invalid part of the request; left out if there are none
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    static Problem of(int status, String code, String detail, @Nullable String instance, List<FieldError> errors) {
        return new Problem("urn:problem:bufdir:" + code, title(code), status, detail, instance, code, errors);
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
