package no.bufdirreporting.platform.http.binding;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads RFC 3339 instants and dates. */
final class Times {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern INSTANT =
            Pattern.compile("(?<date>" + DATE + ")[Tt](?<time>\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?)\\d*"
                    + "([Zz]|(?<sign>[+-])(?<hours>[01]\\d|2[0-3]):(?<minutes>[0-5]\\d))");

    /** What {@code +01:00} is decoded to in a query string: a plus sign means a space there. */
    private static final Pattern LOST_PLUS = Pattern.compile(".* \\d\\d:\\d\\d");

    private Times() {}

    /** Cut off beyond microseconds, as PostgreSQL stores them. Unlike RFC 3339's, Java's offsets end at 18 hours. */
    static Instant instant(String text) {
        if (LOST_PLUS.matcher(text).matches()) {
            throw new InvalidValueException(
                    "must be an RFC 3339 instant; in a query string, write the + of its offset as %2B");
        }
        var instant = INSTANT.matcher(text);
        if (!instant.matches()) {
            throw new InvalidValueException("must be an RFC 3339 instant such as 2024-11-30T12:00:00Z");
        }
        try {
            return LocalDateTime.parse(instant.group("date") + "T" + instant.group("time"))
                    .minus(offset(instant))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException impossible) {
            throw new InvalidValueException("must be a point in time that exists");
        }
    }

    private static Duration offset(Matcher instant) {
        if (instant.group("sign") == null) {
            return Duration.ZERO;
        }
        var offset = Duration.ofHours(Integer.parseInt(instant.group("hours")))
                .plusMinutes(Integer.parseInt(instant.group("minutes")));
        return instant.group("sign").equals("-") ? offset.negated() : offset;
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
