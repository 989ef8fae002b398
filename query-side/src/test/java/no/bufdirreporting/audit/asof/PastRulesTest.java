package no.bufdirreporting.audit.asof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.audit.explanation.RunExplainers;
import no.bufdirreporting.audit.version.VersionRows;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinitionCommand;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.RunKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Explainers find the rule versions that runs name, wherever they are stored; missing events are reported as problems. */
class PastRulesTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private static final EventLog LOG = new EventLog();

    private static RunningReadModel readModel;

    @BeforeAll
    static void start() {
        readModel = RunningReadModel.start(LOG);
    }

    @AfterAll
    static void stop() {
        readModel.close();
    }

    @Test
    void ruleChangesOfAggregationsAreTheVersionsBetweenThoseTheRunsName() {
        categories("first");
        long trigger = publish("agg-r", new AggregationTriggered("agg-r", "org-r", "2025", START, END, 0));
        publish("agg-r", completed(1, 0, trigger));
        long second = categories("second");
        long third = categories("third");
        // The third version was defined just before the trigger, which does not name it yet.
        trigger = publish("agg-r", rerun(2, 1));
        publish("agg-r", completed(2, 1, trigger));
        trigger = publish("agg-r", rerun(3, 2));
        publish("agg-r", completed(3, 2, trigger));
        var aggregation = readModel.bean(RunExplainers.class).aggregation();
        assertThat(aggregation.ruleChanges(run("agg-r", 1), run("agg-r", 2))).containsExactly(second);
        assertThat(aggregation.ruleChanges(run("agg-r", 2), run("agg-r", 3))).containsExactly(third);
        assertThat(aggregation.ruleChanges(run("agg-r", 3), run("agg-r", 3))).isEmpty();
    }

    private static AggregationRerunTriggered rerun(int run, long rules) {
        return new AggregationRerunTriggered("agg-r", "org-r", "2025", START, END, run, RunCause.REFRESH, rules);
    }

    private static long categories(String category) {
        return publish(OrganizationCommand.CATEGORY_RULES, new CategoriesDefined(Map.of("visit", category), "annet"));
    }

    private static AggregationCompleted completed(int run, long rules, long position) {
        var none = new AggregationFigures(0, 0, 0, BigDecimal.ZERO, new TreeMap<>());
        return new AggregationCompleted("agg-r", "org-r", run, none, rules, position);
    }

    @Test
    void ruleChangeOfReportsIsTheRegistrationThatTheLaterRunNames() {
        register("all");
        register("other");
        long trigger = publish(
                "snap-r", new ReportSnapshotTriggered("snap-r", "org-r", "2025", START, END, "job-agg-r", 3, 0));
        publish("snap-r", reported(1, 0, trigger));
        register("other");
        long registered = register("all");
        // The definition was registered just before the trigger, which does not name it yet.
        trigger = publish("snap-r", report(2, 0));
        publish("snap-r", reported(2, 0, trigger));
        trigger = publish("snap-r", report(3, 3));
        publish("snap-r", reported(3, 3, trigger));
        var report = readModel.bean(RunExplainers.class).report(null);
        assertThat(report.ruleChanges(snapshot(1), snapshot(2))).isEmpty();
        assertThat(report.ruleChanges(snapshot(2), snapshot(3))).containsExactly(registered);
        assertThat(report.ruleChanges(snapshot(1), snapshot(3))).containsExactly(registered);
    }

    private static long register(String id) {
        var definition = new ReportDefinition(id, id, List.of(), id.equals("all"), List.of());
        return publish(ReportDefinitionCommand.REGISTER, new ReportDefinitionRegistered(definition));
    }

    private static ReportSnapshotRerunTriggered report(int run, long definition) {
        return new ReportSnapshotRerunTriggered(
                "snap-r",
                "org-r",
                "2025",
                START,
                END,
                run,
                "job-agg-r" + run,
                3,
                RunCause.REQUEST,
                "Again",
                definition);
    }

    private static ReportSnapshotCompleted reported(int run, long definitionVersion, long position) {
        var prior = new PriorPeriod("2024", START.minusYears(1), END.minusYears(1), null, null);
        return new ReportSnapshotCompleted(
                "snap-r", "org-r", run, new ReportFigures("all", definitionVersion, List.of(), prior), position);
    }

    @Test
    void unknownRuleVersionsAreReportedAsProblem() {
        var references = readModel.bean(PastReferences.class);
        assertThatThrownBy(() -> references.categories(77))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("names version 77 of the category rules");
        assertThatThrownBy(() -> references.definition(78))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("names version 78 of the report definitions");
    }

    @Test
    void missingEventIsReportedAsProblem() {
        assertThatThrownBy(() -> readModel.bean(PastEvents.class).at(4711))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Event 4711 is missing from the store; check the chain.");
    }

    private static CountedRun<AggregationCompleted> run(String id, int number) {
        return CountedRuns.of(readModel.bean(PastEvents.class), RunKind.AGGREGATION, AggregationCompleted.class, id)
                .find(number, "run");
    }

    private static CountedRun<ReportSnapshotCompleted> snapshot(int number) {
        return CountedRuns.of(
                        readModel.bean(PastEvents.class),
                        RunKind.REPORT_SNAPSHOT,
                        ReportSnapshotCompleted.class,
                        "snap-r")
                .find(number, "run");
    }

    /** Returns the position of the event. */
    private static long publish(String aggregateId, Object payload) {
        readModel.project(LOG.next(aggregateId, payload));
        return readModel.bean(VersionRows.class).position();
    }
}
