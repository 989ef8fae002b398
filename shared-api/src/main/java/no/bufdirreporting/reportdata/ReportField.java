package no.bufdirreporting.reportdata;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One field as it was reported; stored in events, so its component names live forever.
 *
 * @param value null if the period has no activity that the field counts
 * @param priorPeriodValue the same of the period before
 */
public record ReportField(
        String fieldKey,
        String fieldTitle,
        @Nullable BigDecimal value,
        @Nullable BigDecimal priorPeriodValue,
        String dataSource) {

    /** Equal amounts are equal values: {@code 4.00} is {@code 4}. */
    public ReportField {
        value = plain(value);
        priorPeriodValue = plain(priorPeriodValue);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
