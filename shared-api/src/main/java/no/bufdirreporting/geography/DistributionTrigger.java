package no.bufdirreporting.geography;

import java.time.LocalDate;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.RunTriggered;

/** An event that triggers a run of a distribution. */
public sealed interface DistributionTrigger extends RunTriggered, DistributionEvent
        permits DistributionTriggered, DistributionRerunTriggered {

    @Override
    String periodId();

    LocalDate periodStart();

    /** The last day, inclusive. */
    LocalDate periodEnd();

    @Override
    default RunKind kind() {
        return RunKind.DISTRIBUTION;
    }

    @Override
    default TimeSpan span() {
        return TimeSpan.ofDays(periodStart(), periodEnd());
    }

    @Override
    default DistributionFailed failed(long position, String reason) {
        return new DistributionFailed(distributionId(), orgId(), run(), reason);
    }
}
