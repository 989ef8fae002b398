package no.bufdirreporting.reportdata.query.snapshot;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import no.bufdirreporting.organization.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * The period of the same length just before another one. The length is counted in months if that one consists of whole
 * months, else in days.
 *
 * @param id the id of the calendar period with these days; null if there is none
 */
record PeriodBefore(@Nullable String id, LocalDate start, LocalDate end) {

    private static final String PREFIX = "rp-";

    /** @param periodId the id of the later period; if it starts with {@code rp-}, the new id does too */
    static PeriodBefore of(String periodId, LocalDate start, LocalDate end) {
        LocalDate lastDay = start.minusDays(1);
        LocalDate firstDay = isWholeMonths(start, end)
                ? start.minusMonths(ChronoUnit.MONTHS.between(start, end.plusDays(1)))
                : start.minusDays(ChronoUnit.DAYS.between(start, end.plusDays(1)));
        String prefix = periodId.startsWith(PREFIX) ? PREFIX : "";
        return new PeriodBefore(calendarId(prefix, firstDay, lastDay), firstDay, lastDay);
    }

    private static boolean isWholeMonths(LocalDate start, LocalDate end) {
        return start.getDayOfMonth() == 1 && end.equals(YearMonth.from(end).atEndOfMonth());
    }

    private static @Nullable String calendarId(String prefix, LocalDate start, LocalDate end) {
        int year = start.getYear();
        int month = start.getMonthValue();
        return Stream.of(
                        Integer.toString(year),
                        "%s-h%s".formatted(year, (month + 5) / 6),
                        "%s-q%s".formatted(year, (month + 2) / 3),
                        YearMonth.of(year, month).toString())
                .map(id -> prefix + id)
                .filter(id -> ReportingPeriod.ofCalendar(id)
                        .filter(it -> it.start().equals(start) && it.end().equals(end))
                        .isPresent())
                .findFirst()
                .orElse(null);
    }
}
