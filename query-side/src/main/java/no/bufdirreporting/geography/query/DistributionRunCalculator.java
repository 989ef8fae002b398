package no.bufdirreporting.geography.query;

import no.bufdirreporting.geography.DistributionCommand.ResumeDistribution;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionTrigger;
import no.bufdirreporting.organization.query.ChapterRegister;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.query.RunCalculator;
import org.springframework.stereotype.Component;

/** Counts the runs of distributions, by the chapters registered before the trigger. */
@Component
record DistributionRunCalculator(DistributionCalculator calculator, ChapterRegister register)
        implements RunCalculator<DistributionTrigger> {

    @Override
    public RunKind kind() {
        return RunKind.DISTRIBUTION;
    }

    @Override
    public DistributionCompleted count(DistributionTrigger trigger, long position) {
        var chapters = register.of(trigger.orgId());
        var figures = calculator.count(trigger.orgId(), trigger.periodStart(), trigger.periodEnd(), chapters);
        return new DistributionCompleted(
                trigger.distributionId(), trigger.orgId(), trigger.run(), figures, chapters.version(), position);
    }

    @Override
    public ResumeDistribution resume(String id, int run) {
        return new ResumeDistribution(id, run);
    }
}
