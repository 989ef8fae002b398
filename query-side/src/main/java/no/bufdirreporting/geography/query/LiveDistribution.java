package no.bufdirreporting.geography.query;

import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionQuery.CountDistribution;
import no.bufdirreporting.organization.query.ChapterRegister;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts a distribution now, from the chapters and activities of one database snapshot. */
@Component
class LiveDistribution {

    private final DistributionCalculator calculator;
    private final ChapterRegister register;

    LiveDistribution(DistributionCalculator calculator, ChapterRegister register) {
        this.calculator = calculator;
        this.register = register;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DistributionFigures count(CountDistribution query) {
        return calculator.count(query.orgId(), query.periodStart(), query.periodEnd(), register.of(query.orgId()));
    }
}
