package no.bufdirreporting.audit.verification.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.audit.Audit;
import no.bufdirreporting.audit.AuditedHistory;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.reportdata.ReportFigures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs are recounted by the rules that their triggers name; results that name other rules differ. */
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
    void figuresByUnknownRuleVersionsDifferInTheRuleVersion() throws InterruptedException {
        for (long version : new long[] {0, 99}) {
            var run = history.count("agg-snap-" + version);
            history.complete(
                    new AggregationCompleted(
                            run.aggregationId(), run.orgId(), run.run(), run.figures(), version, run.position()),
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
    void runsCountByTheRulesTheyNameEvenIfLaterOnesAreDefined() throws InterruptedException {
        var before = history.count("agg-snap-x");
        var reportBefore = history.report("snap-x");
        history.rulesChange();
        var after = history.count("agg-snap-y");
        var reportAfter = history.report("snap-y");
        var submissionAfter = history.submit("sub-y");
        assertThat(after.figures()).isNotEqualTo(before.figures());
        assertThat(reportAfter.figures().sections())
                .isNotEqualTo(reportBefore.figures().sections());

        history.nextRunsNameEarlierRules();
        var late = history.count("agg-snap-z");
        var reportLate = history.report("snap-z");
        var submissionLate = history.submit("sub-z");
        assertThat(late.figures()).isEqualTo(before.figures());
        assertThat(late.ruleVersion()).isEqualTo(1);
        assertThat(reportLate.figures()).isEqualTo(reportBefore.figures());
        assertThat(submissionLate.figures()).isNotEqualTo(submissionAfter.figures());
        assertThat(submissionLate.ruleVersion()).isEqualTo(1);

        history.complete(after);
        history.complete(late);
        history.submitted(submissionAfter);
        history.submitted(submissionLate);
        history.reported(reportAfter, reportAfter.figures());
        history.reported(reportLate, reportLate.figures());
        var found = audit.findings(Kind.VERIFICATION);
        assertThat(found.differences()).isEmpty();
        assertThat(found.figuresRecomputed()).isEqualTo(AuditedHistory.RUNS + 6);
    }

    @Test
    void figuresByLaterRulesThanTheTriggerNamesDiffer() throws InterruptedException {
        var run = history.rerun("agg-snap-1");
        history.rulesChange();
        var byLater = history.count("agg-snap-x");
        history.complete(new AggregationCompleted(
                run.aggregationId(), run.orgId(), run.run(), byLater.figures(), byLater.ruleVersion(), run.position()));
        readModel.settle();

        var found = audit.findings(Kind.VERIFICATION);
        assertThat(found.differences()).singleElement().satisfies(it -> {
            assertThat(it.aggregateId()).isEqualTo("agg-snap-1");
            assertThat(it.fields())
                    .contains(new Difference.Field("ruleVersion", 1, 2))
                    .extracting(Difference.Field::field)
                    .contains("figures.categories.barn");
        });
    }

    @Test
    void figuresThatTheNamedRulesDoNotLeadToDiffer() throws InterruptedException {
        history.rulesChange();
        history.complete(history.rerun("agg-snap-1"), hours -> hours.add(BigDecimal.ONE));

        var found = audit.findings(Kind.VERIFICATION);
        assertThat(found.differences()).singleElement().satisfies(it -> {
            assertThat(it.aggregateId()).isEqualTo("agg-snap-1");
            assertThat(it.fields()).extracting(Difference.Field::field).containsExactly("figures.hours");
        });
    }
}
