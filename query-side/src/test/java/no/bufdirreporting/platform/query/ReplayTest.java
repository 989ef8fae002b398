package no.bufdirreporting.platform.query;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import no.bufdirreporting.activity.query.RandomActivities;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.CategoryFigures;
import no.bufdirreporting.aggregation.RangeCountTriggered;
import no.bufdirreporting.aggregation.RangeRecountTriggered;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionFailed;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.geography.RegionFigures;
import no.bufdirreporting.imports.query.ImportHistory;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.organization.OrganizationRenamed;
import no.bufdirreporting.organization.ReportingPeriodChanged;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportField;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportMeasure;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionFailed;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionResumed;
import no.bufdirreporting.submission.SubmissionWithdrawn;
import no.bufdirreporting.submission.SubmittedRegion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay results in the same rows, whatever the batch size. */
class ReplayTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);

    private static final EventLog LOG = new EventLog();
    private static RunningReadModel readModel;
    private static BlockingQueue<CompleteAggregation> outcomes;
    private static BlockingQueue<CompleteSubmission> submissions;
    private static BlockingQueue<CompleteDistribution> distributions;
    private static BlockingQueue<CompleteReportSnapshot> reports;

    @BeforeAll
    static void projectSomethingIntoEveryTable() {
        readModel = RunningReadModel.start(LOG, "bufdir.projections.batch-size=50");
        outcomes = readModel.commands(CompleteAggregation.class);
        submissions = readModel.commands(CompleteSubmission.class);
        distributions = readModel.commands(CompleteDistribution.class);
        reports = readModel.commands(CompleteReportSnapshot.class);
        var activities = new RandomActivities(4, LOG);
        readModel.publish(
                LOG.next("organization:a", new OrganizationRegistered("org-c", "C")),
                LOG.next("chapter:1", new ChapterRegistered("lc-1", "org-c", "Nord", null, null)),
                LOG.next("period:1", new ReportingPeriodRegistered("rp-1", START, START)),
                LOG.next("categories", CategoriesDefined.of(Map.of("course", "ungdom"))));
        readModel.publish(activities.events(600));
        triggerAndEndRuns();
        aggregateReportData();
        readModel.publish(ImportHistory.of(LOG, "org-c"));
        readModel.publish(
                LOG.next("organization:a", new OrganizationRenamed("org-c", "See")),
                LOG.next("chapter:1", new ChapterMoved("lc-1", "org-c", "Oslo", "Oslo")),
                LOG.next("chapter:1", new ChapterRelocated("lc-1", "org-c", "Viken", null, END)),
                LOG.next("chapter:1", new ChapterRelocated("lc-1", "org-c", "Troms", null, START)),
                LOG.next("period:1", new ReportingPeriodChanged("rp-1", START, END)),
                LOG.next("categories", CategoriesDefined.of(Map.of("course", "eldre", "visit", "eldre"))));
        readModel.publish(activities.events(900));
        readModel.settle();
    }

    private static void triggerAndEndRuns() {
        for (String id : new String[] {"agg-1", "agg-2", "agg-3"}) {
            readModel.publish(LOG.next(id, new AggregationTriggered(id, "org-c", "2025", START, END, 0)));
        }
        var figures = new AggregationFigures(
                3, 40, 2, new BigDecimal("7.5"), new TreeMap<>(Map.of("ungdom", CategoryFigures.NONE)));
        readModel.publish(
                LOG.next("agg-1", new AggregationCompleted("agg-1", "org-c", 1, figures, 0, 605)),
                LOG.next(
                        "agg-1",
                        new AggregationRerunTriggered("agg-1", "org-c", "2025", START, END, 2, RunCause.REFRESH, 0)),
                LOG.next("agg-2", new AggregationFailed("agg-2", "org-c", 1, "Out of order")),
                LOG.next("agg-3", new AggregationDeleted("agg-3", "org-c")));
        var from = Instant.parse("2025-01-01T00:00:00Z");
        readModel.publish(
                LOG.next("agg-snap-1", new RangeCountTriggered("agg-snap-1", "org-c", from, from, 0)),
                LOG.next("agg-snap-1", new AggregationCompleted("agg-snap-1", "org-c", 1, figures, 0, 610)),
                LOG.next(
                        "agg-snap-1",
                        new RangeRecountTriggered(
                                "agg-snap-1", "org-c", from, from.plusSeconds(1), 2, RunCause.REFRESH, 0)),
                LOG.next("sub-1", new SubmissionRequested("sub-1", "org-c", "2025", START, END, "kari", 0, null)),
                LOG.next("sub-2", new SubmissionRequested("sub-2", "org-c", null, START, END, "ola", 0, null)),
                LOG.next("sub-2", new SubmissionFailed("sub-2", "org-c", 1, "Out of order")),
                LOG.next("sub-1", new SubmissionResumed("sub-1", "org-c", "2025", START, END, "kari", 2, 0)),
                LOG.next(
                        "sub-1",
                        new PeriodSubmitted(
                                "sub-1",
                                "org-c",
                                "2025",
                                START,
                                END,
                                "kari",
                                2,
                                SubmissionFigures.of(figures, List.of(new SubmittedRegion(null, 3, 40))),
                                0,
                                612)),
                LOG.next("sub-3", new SubmissionRequested("sub-3", "org-c", "2025", START, END, "kari", 0, "sub-1")),
                LOG.next("sub-1", new SubmissionWithdrawn("sub-1", "org-c", "Counted twice.", "kari", null)));
        triggerAndEndDistributions();
    }

    private static void aggregateReportData() {
        var figures = new ReportFigures(
                "default",
                0,
                List.of(new ReportSection(
                        "s", "S", List.of(new ReportField("f", "F", new BigDecimal("7.5"), null, "register", null)))),
                new PriorPeriod("2024", START.minusYears(1), START.minusDays(1), null, null));
        readModel.publish(
                LOG.next("definitions", new ReportDefinitionRegistered(definition("course"))),
                LOG.next("definitions", new ReportDefinitionRegistered(definition("course", "visit"))));
        // Definitions are in another sequence than the following runs.
        readModel.settle();
        for (String id : new String[] {"snap-1", "snap-2", "snap-3"}) {
            readModel.publish(
                    LOG.next(id, new ReportSnapshotTriggered(id, "org-c", "2025", START, END, "job-agg-" + id, 3, 1)));
        }
        readModel.publish(
                LOG.next("snap-1", new ReportSnapshotCompleted("snap-1", "org-c", 1, figures, 605)),
                LOG.next("snap-2", new ReportSnapshotFailed("snap-2", "org-c", 1, 606, "Out of order")),
                LOG.next("snap-3", new ReportSnapshotDeleted("snap-3", "org-c")),
                LOG.next(
                        "snap-1",
                        new ReportSnapshotRerunTriggered(
                                "snap-1",
                                "org-c",
                                "2025",
                                START,
                                END,
                                2,
                                "job-agg-4",
                                3,
                                RunCause.REQUEST,
                                "Late data",
                                1)),
                LOG.next("snap-1", new ReportSnapshotCompleted("snap-1", "org-c", 2, figures, 640)));
    }

    private static ReportDefinition definition(String... types) {
        var contacts = new ReportDefinition.Field("f", "F", List.of(types), ReportMeasure.UNIQUE_CONTACTS, "register");
        var section = new ReportDefinition.Section("s", "S", List.of(contacts));
        return new ReportDefinition("default", "Default", List.of(), true, List.of(section));
    }

    private static void triggerAndEndDistributions() {
        for (String id : new String[] {"geodist-1", "geodist-2", "geodist-3"}) {
            readModel.publish(
                    LOG.next(id, new DistributionTriggered(id, "org-c", "2025", BreakdownType.REGION, START, END)));
        }
        var figures = new DistributionFigures(
                List.of(new RegionFigures(null, 40, 3)), List.of(new ChapterFigures("lc-1", "Nord", 40, 3, null)));
        readModel.publish(
                LOG.next("geodist-1", new DistributionCompleted("geodist-1", "org-c", 1, figures, 1, 605)),
                LOG.next(
                        "geodist-1",
                        new DistributionRerunTriggered("geodist-1", "org-c", "2025", START, END, 2, RunCause.REFRESH)),
                LOG.next("geodist-2", new DistributionFailed("geodist-2", "org-c", 1, "Out of order")),
                LOG.next("geodist-3", new DistributionDeleted("geodist-3", "org-c")));
    }

    @AfterAll
    static void stop() {
        readModel.close();
    }

    @Test
    void resetEmptiesAllTablesAndReplayRestoresThem() throws InterruptedException {
        var original = readModel.rows();
        assertThat(original).hasSizeGreaterThan(9);
        assertThat(original.values()).noneMatch(rows -> rows.isEmpty());
        await().until(() ->
                outcomes.size() == 6 && submissions.size() == 4 && distributions.size() == 4 && reports.size() == 4);
        outcomes.clear();
        submissions.clear();
        distributions.clear();
        reports.clear();

        readModel.replay(() -> assertThat(readModel.rows().values()).allMatch(rows -> rows.isEmpty()));

        assertThat(readModel.rows()).isEqualTo(original);
        assertThat(outcomes.poll(500, MILLISECONDS))
                .as("a replay counts nothing")
                .isNull();
        assertThat(submissions).isEmpty();
        assertThat(distributions).isEmpty();
        assertThat(reports).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 500})
    void batchSizeDoesNotChangeTheRows(int batchSize) {
        try (var other = RunningReadModel.start(LOG, "bufdir.projections.batch-size=" + batchSize)) {
            assertThat(other.rows()).isEqualTo(readModel.rows());
        }
    }
}
