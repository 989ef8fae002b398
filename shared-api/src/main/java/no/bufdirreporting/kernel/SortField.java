package no.bufdirreporting.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;

/** What lists can be sorted by. The constant's name in lower case is the name of the field that the list shows. */
public enum SortField {
    CREATED_AT(SortField::instant),
    UPDATED_AT(SortField::instant),
    SUBMITTED_AT(SortField::instant),
    RECORDED_AT(SortField::instant),
    STARTED_AT(SortField::instant),
    START(SortField::date),
    END(SortField::date),
    PERIOD_START(SortField::date),
    PERIOD_END(SortField::date),
    NAME(text -> text),
    PARTICIPANT_COUNT(Long::valueOf);

    private final Function<String, Comparable<?>> parser;

    SortField(Function<String, Comparable<?>> parser) {
        this.parser = parser;
    }

    /** The name in requests. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Parses the text of a value.
     *
     * @throws RuntimeException if it is not a value of this field, or out of the calendar's range
     */
    public Comparable<?> parse(String text) {
        return parser.apply(text);
    }

    private static Instant instant(String text) {
        var instant = Instant.parse(text);
        if (instant.isBefore(OsloCalendar.EARLIEST) || !instant.isBefore(OsloCalendar.LATEST)) {
            throw new IllegalArgumentException("Not in the calendar: " + text);
        }
        return instant;
    }

    private static LocalDate date(String text) {
        var date = LocalDate.parse(text);
        instant(OsloCalendar.startOf(date).toString());
        return date;
    }
}
