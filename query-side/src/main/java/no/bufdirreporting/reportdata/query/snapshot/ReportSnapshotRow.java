package no.bufdirreporting.reportdata.query.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportSection;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot in the read model.
 *
 * @param sections empty until there are figures
 * @param priorPeriod null until there are figures, as is {@code aggregatedAt}
 */
record ReportSnapshotRow(
        String snapshotId,
        String orgId,
        String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        boolean valid,
        @Nullable String invalidationReason,
        List<ReportSection> sections,
        @Nullable PriorPeriod priorPeriod,
        @Nullable Instant aggregatedAt) {

    ReportedDays days() {
        return new ReportedDays(orgId, periodStart, periodEnd);
    }
}
