package no.bufdirreporting.imports.command.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.platform.http.binding.InvalidValueException;

/** Reads days and times as people and spreadsheets write them. They are those of Oslo; a day alone is its noon. */
public final class Dates {

    private static final String TIME =
            "(?:[T ](?:kl\\.? ?)?(?<h>\\d{1,2})[:.](?<min>\\d\\d)(?:[:.](?<s>\\d\\d)(?:\\.\\d+)?)?)?";
    private static final Pattern NORWEGIAN =
            Pattern.compile("(?<d>\\d{1,2})\\. ?(?<m>\\d{1,2})\\. ?(?<y>\\d{4})" + TIME);
    private static final Pattern ISO = Pattern.compile("(?<y>\\d{4})-(?<m>\\d\\d)-(?<d>\\d\\d)" + TIME);
    private static final Pattern WITH_OFFSET = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*(Z|z|[+-]\\d\\d:\\d\\d)");

    /** Days since the end of 1899, as spreadsheets count them; fewer digits are years and days of the month. */
    private static final Pattern SERIAL = Pattern.compile("(?<days>[2-9]\\d{4})(?:[.,](?<part>\\d+))?");

    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);
    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final String OTHERWISE = "is not a day such as 31.12.2025 or 2025-12-31";

    private Dates() {}

    /**
     * Reads a day or time.
     *
     * @param firstSerial the number of days that serial numbers of the sheet are behind, 0 save for old ones of Macs
     * @throws InvalidValueException if it is none
     */
    public static Instant parse(String text, int firstSerial) {
        try {
            if (WITH_OFFSET.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            }
            for (var pattern : new Pattern[] {NORWEGIAN, ISO}) {
                var written = pattern.matcher(text);
                if (written.matches()) {
                    return inOslo(LocalDateTime.of(day(written), time(written)));
                }
            }
            var serial = SERIAL.matcher(text);
            if (serial.matches()) {
                return inOslo(ofSerial(serial, firstSerial));
            }
        } catch (DateTimeException impossible) {
            throw new InvalidValueException("is no day or time that exists");
        }
        throw new InvalidValueException(OTHERWISE);
    }

    private static LocalDate day(Matcher written) {
        return LocalDate.of(number(written, "y"), number(written, "m"), number(written, "d"));
    }

    private static LocalTime time(Matcher written) {
        if (written.group("h") == null) {
            return NOON;
        }
        return LocalTime.of(
                number(written, "h"), number(written, "min"), written.group("s") == null ? 0 : number(written, "s"));
    }

    private static int number(Matcher written, String group) {
        return Integer.parseInt(written.group(group));
    }

    private static LocalDateTime ofSerial(Matcher serial, int firstSerial) {
        var day = SERIAL_START.plusDays(Integer.parseInt(serial.group("days")) + firstSerial);
        String part = serial.group("part");
        if (part == null) {
            return day.atTime(NOON);
        }
        var seconds = new BigDecimal("0." + part).multiply(SECONDS_OF_A_DAY).setScale(0, RoundingMode.HALF_UP);
        return day.atStartOfDay().plusSeconds(seconds.longValueExact());
    }

    private static Instant inOslo(LocalDateTime local) {
        return local.atZone(OsloCalendar.ZONE).toInstant();
    }
}
