package no.bufdirreporting.audit.verification.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.audit.Audit;
import no.bufdirreporting.audit.AuditedHistory;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By whatever rules a run says that it counted, its figures are counted again, or the rules are what is wrong with it. */
class NamedRulesTest {

    private final EventLog log = new EventLog();
    private RunningReadModel readModel;
    private AuditedHistory history;
    private Audit audit;

    @BeforeEach
    void start() throws InterruptedException {
        readModel = RunningReadModel.start(log);
        history = new AuditedHistory(log, readModel, 29);
        audit = new Audit(readModel);
        history.happen();
    }

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void figuresByRulesThatWereNeverInForceAreNamedWithTheRules() throws InterruptedException {
        for (long version : new long[] {0, 99}) {
            var run = history.rerun("agg-snap-" + version);
            history.complete(
                    new CompleteAggregation(run.aggregationId(), run.run(), run.figures(), version, run.position()),
                    hours -> hours.add(BigDecimal.TEN));
        }
        var report = history.report("snap-x");
        var was = report.figures();
        history.reported(report, new ReportFigures(was.definitionId(), 0, was.sections(), was.priorPeriod()));

        var found = audit.findings(Kind.VERIFICATION);

        assertThat(found.differenceCount()).isEqualTo(3);
        assertThat(found.differences()).extracting(Difference::kind).containsOnly(Difference.Kind.FIGURES);
        var byId = found.differences().stream().collect(Collectors.toMap(Difference::aggregateId, Difference::fields));
        assertThat(byId).containsOnlyKeys("agg-snap-0", "agg-snap-99", "snap-x");
        assertThat(byId.get("agg-snap-99"))
                .contains(new Difference.Field("ruleVersion", 1, 99))
                .extracting(Difference.Field::field)
                .contains("figures.hours");
        assertThat(byId.get("snap-x")).containsExactly(new Difference.Field("figures.definitionVersion", 1, 0));
    }

    @Test
    void rulesThatAreStoredWhileRunsCountMayBeWhatTheyGoBy() throws InterruptedException {
        var run = history.rerun("agg-snap-1");
        var submission = history.submit("sub-x");
        var report = history.report("snap-x");
        history.definitionChanges();
        var byLater = history.categoriesChange("agg-snap-x");
        var reportByLater = history.report("snap-y").figures();
        var submissionByLater = history.submit("sub-y");
        assertThat(byLater.figures()).isNotEqualTo(run.figures());
        assertThat(reportByLater.sections()).isNotEqualTo(report.figures().sections());
        history.more(30);

        history.complete(new CompleteAggregation(
                run.aggregationId(), run.run(), byLater.figures(), byLater.ruleVersion(), run.position()));
        history.submitted(new CompleteSubmission(
                "sub-x",
                submission.run(),
                submissionByLater.figures(),
                submissionByLater.ruleVersion(),
                submission.position()));
        history.reported(report, reportByLater);
        readModel.settle();

        var found = audit.findings(Kind.VERIFICATION);

        assertThat(found.differences()).isEmpty();
        assertThat(found.figuresRecomputed()).isEqualTo(AuditedHistory.RUNS + 3);
    }

    @Test
    void figuresThatAreNotWhatLaterRulesCountAreNamed() throws InterruptedException {
        var run = history.rerun("agg-snap-1");
        var byLater = history.categoriesChange("agg-snap-x");
        history.complete(
                new CompleteAggregation(
                        run.aggregationId(), run.run(), byLater.figures(), byLater.ruleVersion(), run.position()),
                hours -> hours.add(BigDecimal.ONE));

        var found = audit.findings(Kind.VERIFICATION);

        assertThat(found.differences()).singleElement().satisfies(it -> {
            assertThat(it.aggregateId()).isEqualTo("agg-snap-1");
            assertThat(it.fields()).extracting(Difference.Field::field).containsExactly("figures.hours");
        });
    }
}
