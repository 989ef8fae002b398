package no.bufdirreporting.platform.http.binding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads RFC 3339 instants and dates. */
final class Times {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern INSTANT =
            Pattern.compile(DATE + "[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");

    /** What {@code +01:00} is decoded to in a query string: a plus sign means a space there. */
    private static final Pattern LOST_PLUS = Pattern.compile(".* \\d\\d:\\d\\d");

    private static final Pattern TOO_FINE = Pattern.compile(".*\\.\\d{7,}.*");

    private Times() {}

    /** At most microseconds, since finer fractions would not survive PostgreSQL. */
    static Instant instant(String text) {
        if (LOST_PLUS.matcher(text).matches()) {
            throw new InvalidValueException(
                    "must be an RFC 3339 instant; in a query string, write the + of its offset as %2B");
        }
        if (!INSTANT.matcher(text).matches()) {
            throw new InvalidValueException("must be an RFC 3339 instant such as 2024-11-30T12:00:00Z");
        }
        if (TOO_FINE.matcher(text).matches()) {
            throw new InvalidValueException("must have at most 6 fraction digits");
        }
        try {
            return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
        } catch (DateTimeException impossible) {
            throw new InvalidValueException("must be a point in time that exists");
        }
    }

    static LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            throw new InvalidValueException("must be a date such as 2024-11-30");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException impossible) {
            throw new InvalidValueException("must be a date that exists");
        }
    }
}
