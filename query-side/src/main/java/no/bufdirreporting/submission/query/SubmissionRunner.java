package no.bufdirreporting.submission.query;

import java.time.LocalDate;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.run.query.SequencedRuns;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionCommand.FailSubmission;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionResumed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Counts when a period is to be submitted, exactly the activities stored before. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
@DisallowReplay
class SubmissionRunner {

    private final SubmissionCalculator calculator;
    private final CategoryRulesProjection categories;
    private final SequencedRuns runs;

    SubmissionRunner(SubmissionCalculator calculator, CategoryRulesProjection categories, SequencedRuns runs) {
        this.calculator = calculator;
        this.categories = categories;
        this.runs = runs;
    }

    @EventHandler
    void on(SubmissionRequested event, TrackingToken token) {
        count(event.submissionId(), event.orgId(), 1, event.periodStart(), event.periodEnd(), token);
    }

    @EventHandler
    void on(SubmissionResumed event, TrackingToken token) {
        count(event.submissionId(), event.orgId(), event.run(), event.periodStart(), event.periodEnd(), token);
    }

    private void count(String id, String orgId, int run, LocalDate start, LocalDate end, TrackingToken token) {
        long position = token.position().orElseThrow();
        runs.run(
                "Run %d of submission %s".formatted(run, id),
                () -> {
                    var rules = categories.latest();
                    var figures = calculator.count(orgId, start, end, rules);
                    return new CompleteSubmission(id, run, figures, rules.version(), position);
                },
                reason -> new FailSubmission(id, run, reason));
    }
}
