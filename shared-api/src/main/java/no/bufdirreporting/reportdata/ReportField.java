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
        String dataSource) {}
