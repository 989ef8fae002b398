package no.bufdirreporting.platform.http.problem;

/**
 * What is wrong with one part of a request or a file.
 *
 * @param field its name as it is written there, with a path into nested values, e.g. {@code range.start}
 * @param message what is wrong and what would be right
 */
public record FieldError(String field, String message) {

    @Override
    public String toString() {
        return field + " " + message;
    }
}
