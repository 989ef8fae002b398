package no.bufdirreporting.submission.query;

import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.query.RulesNotProjectedException;
import no.bufdirreporting.run.query.RunCalculator;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionCommand.ResumeSubmission;
import no.bufdirreporting.submission.SubmissionTrigger;
import org.springframework.stereotype.Component;

/** Counts the runs of submissions. */
@Component
record SubmissionRunCalculator(SubmissionCalculator calculator, CategoryRulesProjection categories)
        implements RunCalculator<SubmissionTrigger> {

    @Override
    public RunKind kind() {
        return RunKind.SUBMISSION;
    }

    @Override
    public PeriodSubmitted count(SubmissionTrigger trigger, long position) {
        var rules = categories
                .find(trigger.rulesVersion())
                .orElseThrow(() -> new RulesNotProjectedException("category rules", trigger.rulesVersion()));
        var figures = calculator.count(trigger.orgId(), trigger.periodStart(), trigger.periodEnd(), rules);
        return new PeriodSubmitted(
                trigger.submissionId(),
                trigger.orgId(),
                trigger.periodId(),
                trigger.periodStart(),
                trigger.periodEnd(),
                trigger.submittedBy(),
                trigger.run(),
                figures,
                rules.version(),
                position);
    }

    @Override
    public ResumeSubmission resume(String id, int run) {
        return new ResumeSubmission(id, run);
    }
}
