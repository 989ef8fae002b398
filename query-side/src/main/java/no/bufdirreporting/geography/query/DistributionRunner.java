package no.bufdirreporting.geography.query;

import java.time.LocalDate;
import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.FailDistribution;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.organization.query.ChapterRegister;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.run.query.SequencedRuns;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Counts when a run of a distribution is triggered, exactly the activities and chapters stored before. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
@DisallowReplay
class DistributionRunner {

    private final DistributionCalculator calculator;
    private final ChapterRegister register;
    private final SequencedRuns runs;

    DistributionRunner(DistributionCalculator calculator, ChapterRegister register, SequencedRuns runs) {
        this.calculator = calculator;
        this.register = register;
        this.runs = runs;
    }

    @EventHandler
    void on(DistributionTriggered event, TrackingToken token) {
        run(event.distributionId(), event.orgId(), 1, event.periodStart(), event.periodEnd(), token);
    }

    @EventHandler
    void on(DistributionRerunTriggered event, TrackingToken token) {
        run(event.distributionId(), event.orgId(), event.run(), event.periodStart(), event.periodEnd(), token);
    }

    private void run(String id, String orgId, int run, LocalDate start, LocalDate end, TrackingToken token) {
        long position = token.position().orElseThrow();
        runs.run(
                "Run %s of distribution %s".formatted(run, id),
                () -> {
                    var chapters = register.of(orgId);
                    return new CompleteDistribution(
                            id, run, calculator.count(orgId, start, end, chapters), chapters.version(), position);
                },
                reason -> new FailDistribution(id, run, reason));
    }
}
