package no.bufdirreporting.reportdata;

import java.math.BigDecimal;
import java.util.List;
import no.bufdirreporting.kernel.NotShown;
import no.bufdirreporting.kernel.ShowsSuppression;
import org.jspecify.annotations.Nullable;

/**
 * One field as it was reported; stored in events, so its component names must not change.
 *
 * @param value null if the period has no activity that the field counts
 * @param priorPeriodValue the value of the period before
 * @param cell the people that the values are about
 * @param suppressed true if the value is left out because it would tell of too few people; never stored
 * @param priorPeriodSuppressed the same of the value of the period before
 */
public record ReportField(
        String fieldKey,
        String fieldTitle,
        @Nullable BigDecimal value,
        @Nullable BigDecimal priorPeriodValue,
        String dataSource,
        @Nullable Cell cell,
        @Nullable Boolean suppressed,
        @Nullable Boolean priorPeriodSuppressed)
        implements ShowsSuppression {

    /**
     * What a field counts. Fields of the same activity types have a cell in common.
     *
     * @param activityTypes sorted; empty means all
     * @param people the participants of the activities of these types; null if there is no such activity
     * @param priorPeople the same of the period before
     */
    public record Cell(
            ReportMeasure measure,
            List<String> activityTypes,
            @Nullable Long people,
            @Nullable Long priorPeople) implements NotShown {}

    /** Removes trailing zeros, so that {@code 4.00} equals {@code 4}. */
    public ReportField {
        value = plain(value);
        priorPeriodValue = plain(priorPeriodValue);
    }

    public ReportField(
            String fieldKey,
            String fieldTitle,
            @Nullable BigDecimal value,
            @Nullable BigDecimal priorPeriodValue,
            String dataSource,
            @Nullable Cell cell) {
        this(fieldKey, fieldTitle, value, priorPeriodValue, dataSource, cell, null, null);
    }

    /** The value of a field that was stored without a cell is taken as a count of people. */
    Cell cellOrOwn() {
        return cell == null ? new Cell(ReportMeasure.UNIQUE_CONTACTS, List.of(fieldKey), null, null) : cell;
    }

    /** The field without the values that are suppressed. */
    ReportField without(boolean value, boolean priorPeriodValue) {
        return new ReportField(
                fieldKey,
                fieldTitle,
                value ? null : this.value,
                priorPeriodValue ? null : this.priorPeriodValue,
                dataSource,
                cell,
                value ? Boolean.TRUE : suppressed,
                priorPeriodValue ? Boolean.TRUE : priorPeriodSuppressed);
    }

    static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
