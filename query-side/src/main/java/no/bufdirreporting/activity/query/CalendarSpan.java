package no.bufdirreporting.activity.query;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Optional;

/** The names of calendar periods in the read model: {@code 2024-11}, {@code 2024-q4}, {@code 2024-h2}, {@code 2024}. */
final class CalendarSpan {

    private CalendarSpan() {}

    static String month(YearMonth month) {
        return month.toString();
    }

    /** All months from one first day of a month to before another. */
    static String[] months(LocalDate from, LocalDate before) {
        return from.datesUntil(before, Period.ofMonths(1))
                .map(day -> month(YearMonth.from(day)))
                .toArray(String[]::new);
    }

    /** The calendar period that has the given one as a part; none above a year. */
    static Optional<String> above(String period) {
        String year = period.substring(0, 4);
        if (period.length() == 4) {
            return Optional.empty();
        }
        return Optional.of(
                switch (period.charAt(5)) {
                    case 'h' -> year;
                    case 'q' -> year + "-h" + (period.charAt(6) <= '2' ? 1 : 2);
                    default -> year + "-q" + ((Integer.parseInt(period.substring(5)) - 1) / 3 + 1);
                });
    }

    /** The calendar period of exactly these days, if there is one. */
    static Optional<String> of(LocalDate from, LocalDate before) {
        if (from.getDayOfMonth() != 1 || before.getDayOfMonth() != 1) {
            return Optional.empty();
        }
        String period = month(YearMonth.from(from));
        for (int months : new int[] {1, 3, 6, 12}) {
            if ((from.getMonthValue() - 1) % months != 0) {
                return Optional.empty();
            }
            if (from.plusMonths(months).equals(before)) {
                return Optional.of(period);
            }
            period = above(period).orElse(period);
        }
        return Optional.empty();
    }
}
