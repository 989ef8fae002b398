package no.bufdirreporting.organization;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reporting period: a client-chosen id and whole days in {@code Europe/Oslo}, both inclusive. Ids that differ only in case
 * are the same period.
 */
public record ReportingPeriod(String id, LocalDate start, LocalDate end) {

    private static final Pattern CALENDAR =
            Pattern.compile("(?:rp-)?([1-9]\\d{3})(?:-(?:h([12])|q([1-4])|(0[1-9]|1[0-2])))?");

    /**
     * Parses an id as a calendar period: {@code 2024}, {@code 2024-h1}, {@code 2024-q4}, {@code 2024-11}, each also
     * with the prefix {@code rp-}. The period has the id in lower case. Empty if it is none of these.
     */
    public static Optional<ReportingPeriod> ofCalendar(String anyCase) {
        String id = key(anyCase);
        var match = CALENDAR.matcher(id);
        if (!match.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(match.group(1));
        if (match.group(2) != null) {
            return Optional.of(months(id, year, Integer.parseInt(match.group(2)), 6));
        }
        if (match.group(3) != null) {
            return Optional.of(months(id, year, Integer.parseInt(match.group(3)), 3));
        }
        if (match.group(4) != null) {
            return Optional.of(months(id, year, Integer.parseInt(match.group(4)), 1));
        }
        return Optional.of(months(id, year, 1, 12));
    }

    /** What all spellings of an id have in common. */
    public static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static ReportingPeriod months(String id, int year, int ordinal, int length) {
        var first = YearMonth.of(year, (ordinal - 1) * length + 1);
        return new ReportingPeriod(
                id, first.atDay(1), first.plusMonths(length - 1L).atEndOfMonth());
    }
}
