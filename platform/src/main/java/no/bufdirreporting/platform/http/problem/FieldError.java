package no.bufdirreporting.platform.http.problem;

/**
 * An error in one field of a request or a file.
 *
 * @param field the path of the field, in the names of the request or file, e.g. {@code range.start}
 * @param message what is wrong with it, or what it must be
 */
public record FieldError(String field, String message) {

    @Override
    public String toString() {
        return field + " " + message;
    }
}
