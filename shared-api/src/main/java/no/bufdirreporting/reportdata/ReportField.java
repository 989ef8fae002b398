package no.bufdirreporting.reportdata;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One field as it was reported; stored in events, so its component names must not change.
 *
 * @param value null if the period has no activity that the field counts
 * @param priorPeriodValue the value of the period before
 */
public record ReportField(
        String fieldKey,
        String fieldTitle,
        @Nullable BigDecimal value,
        @Nullable BigDecimal priorPeriodValue,
        String dataSource) {

    /** Removes trailing zeros, so that {@code 4.00} equals {@code 4}. */
    public ReportField {
        value = plain(value);
        priorPeriodValue = plain(priorPeriodValue);
    }

    static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
