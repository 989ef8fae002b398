package no.bufdirreporting.kernel;

/**
 * Something that is accepted but looks wrong. Stored in events, so its component names must not change.
 *
 * @param code stable and machine-readable, e.g. {@code unknown_chapter}
 * @param field the request field in snake_case that it is about
 * @param message for people; holds no value of a personal field
 */
public record Warning(String code, String field, String message) {}
