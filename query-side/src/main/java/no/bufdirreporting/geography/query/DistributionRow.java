package no.bufdirreporting.geography.query;

import java.time.LocalDate;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionSummary;
import no.bufdirreporting.geography.DistributionView;
import org.jspecify.annotations.Nullable;

/**
 * One distribution in the read model.
 *
 * @param registerVersion the version of the organization's register of chapters that the figures used
 */
record DistributionRow(
        DistributionSummary summary,
        LocalDate periodStart,
        LocalDate periodEnd,
        @Nullable DistributionFigures figures,
        @Nullable Long registerVersion) {

    DistributionView view() {
        return DistributionView.of(summary, figures);
    }
}
