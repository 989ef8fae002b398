package no.bufdirreporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.bufdirreporting.activity.query.RandomActivities;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.RangeCountTriggered;
import no.bufdirreporting.aggregation.RangeRecountTriggered;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.imports.query.ImportHistory;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportMeasure;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionWithdrawn;

/** Something in every table, and runs of every kind that were completed with what they counted. */
public final class AuditedHistory {

    public static final String ORG = "org-c";
    public static final int RUNS = 9;

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);

    private final EventLog log;
    private final RunningReadModel readModel;
    private final RandomActivities activities;

    /** The versions of the category rules and of the report definitions that the next runs name. */
    private long rules = -1;

    private long definitions = -1;

    public AuditedHistory(EventLog log, RunningReadModel readModel, long seed) {
        this.log = log;
        this.readModel = readModel;
        this.activities = new RandomActivities(seed, log);
    }

    public void happen() throws InterruptedException {
        reference(0);
        more(300);
        aggregations();
        more(100);
        submission();
        more(100);
        distribution();
        reports();
        readModel.publish(ImportHistory.of(log, ORG));
        reference(1);
        more(100);
        rerun();
        leaveRunUnderWay();
        more(100);
        readModel.settle();
    }

    /** A run whose result is never stored. */
    private void leaveRunUnderWay() throws InterruptedException {
        count("agg-snap-2");
    }

    public void more(int count) {
        readModel.publish(activities.events(count));
        readModel.settle();
    }

    /** Stores events without waiting for them. */
    public void publishSome(int count) {
        readModel.publish(activities.events(count));
    }

    /** The next run of a report, as events alone. */
    public void publishReport() {
        publish(
                "snap-2025",
                new ReportSnapshotRerunTriggered(
                        "snap-2025",
                        ORG,
                        "2025",
                        START,
                        END,
                        2,
                        "job-agg-x",
                        3,
                        RunCause.REQUEST,
                        "Late data",
                        definitions));
    }

    private void reference(int version) {
        if (version == 0) {
            publish("organization:c", new OrganizationRegistered(ORG, "C"));
            publish("chapter:1", new ChapterRegistered("lc-1", ORG, "Nord", "Oslo", null));
            publish("period:1", new ReportingPeriodRegistered("rp-1", START, END));
        }
        publish("categories", new CategoriesDefined(Map.of("course", version == 0 ? "ungdom" : "eldre"), "annet"));
        publish("definitions", new ReportDefinitionRegistered(definition(version == 0 ? "course" : "visit")));
        readModel.settle();
        rules = version;
        definitions = version;
    }

    private void aggregations() throws InterruptedException {
        for (String id : List.of("agg-1", "agg-2")) {
            publish(id, new AggregationTriggered(id, ORG, "2025", START, END, rules));
            more(20);
        }
        publish(
                "agg-snap-1",
                new RangeCountTriggered(
                        "agg-snap-1", ORG, Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z"), rules));
        more(20);
        for (int i = 0; i < 3; i++) {
            complete(take(CompleteAggregation.class).result());
        }
    }

    public void complete(AggregationCompleted it) {
        publish(it.aggregationId(), it);
    }

    /** Has a range counted again. */
    public AggregationCompleted rerun(String rangeId) throws InterruptedException {
        var end = Instant.parse("2027-01-01T00:00:00Z");
        publish(rangeId, new RangeRecountTriggered(rangeId, ORG, Instant.EPOCH, end, 2, RunCause.REFRESH, rules));
        return take(CompleteAggregation.class).result();
    }

    /** Has a new range counted. */
    public AggregationCompleted count(String rangeId) throws InterruptedException {
        var end = Instant.parse("2027-01-01T00:00:00Z");
        publish(rangeId, new RangeCountTriggered(rangeId, ORG, Instant.EPOCH, end, rules));
        return take(CompleteAggregation.class).result();
    }

    /** Defines other category rules and another report definition. The next runs name them. */
    public void rulesChange() {
        publish("categories", new CategoriesDefined(Map.of("course", "barn", "visit", "ungdom"), "ukjent"));
        publish("definitions", new ReportDefinitionRegistered(definition("course", "visit")));
        readModel.settle();
        rules++;
        definitions++;
    }

    /** The next runs name the rules and the definition before the latest ones. */
    public void nextRunsNameEarlierRules() {
        rules--;
        definitions--;
    }

    public PeriodSubmitted submit(String submissionId) throws InterruptedException {
        publish(submissionId, new SubmissionRequested(submissionId, ORG, "2025", START, END, "kari", rules, null));
        return take(CompleteSubmission.class).result();
    }

    public void submitted(PeriodSubmitted it) {
        publish(it.submissionId(), it);
        readModel.settle();
    }

    /** A report of the year that another one has been made of the year before. */
    public ReportSnapshotCompleted report(String id) throws InterruptedException {
        var start = LocalDate.of(2026, 1, 1);
        var end = LocalDate.of(2026, 12, 31);
        publish(id, new ReportSnapshotTriggered(id, ORG, "2026", start, end, "job-agg-" + id, 3, definitions));
        return take(CompleteReportSnapshot.class).result();
    }

    public void reported(ReportSnapshotCompleted it, ReportFigures figures) {
        publish(it.snapshotId(), new ReportSnapshotCompleted(it.snapshotId(), ORG, it.run(), figures, it.position()));
        readModel.settle();
    }

    /** Ends a run with other hours than were counted. */
    public void complete(AggregationCompleted it, UnaryOperator<BigDecimal> hours) {
        var was = it.figures();
        var figures = new AggregationFigures(
                was.activities(),
                was.participants(),
                was.uniqueParticipants(),
                hours.apply(was.hours()),
                was.categories());
        complete(new AggregationCompleted(it.aggregationId(), ORG, it.run(), figures, it.ruleVersion(), it.position()));
        readModel.settle();
    }

    private void rerun() throws InterruptedException {
        publish("agg-1", new AggregationRerunTriggered("agg-1", ORG, "2025", START, END, 2, RunCause.REFRESH, rules));
        complete(take(CompleteAggregation.class).result());
        publish("agg-2", new AggregationRerunTriggered("agg-2", ORG, "2025", START, END, 2, RunCause.REFRESH, rules));
        publish("agg-2", new AggregationRerunTriggered("agg-2", ORG, "2025", START, END, 3, RunCause.REFRESH, rules));
        var results = Stream.of(
                take(CompleteAggregation.class).result(),
                take(CompleteAggregation.class).result());
        results.filter(it -> it.run() == 3).forEach(this::complete);
    }

    private void submission() throws InterruptedException {
        submitted(submit("sub-1"));
        publish("sub-1", new SubmissionWithdrawn("sub-1", ORG, "Counted twice.", "kari", null));
    }

    private void distribution() throws InterruptedException {
        publish("geodist-1", new DistributionTriggered("geodist-1", ORG, "2025", BreakdownType.REGION, START, END));
        publish("geodist-1", take(CompleteDistribution.class).result());
    }

    private void reports() throws InterruptedException {
        for (int year : new int[] {2025, 2026}) {
            String id = "snap-" + year;
            publish(
                    id,
                    new ReportSnapshotTriggered(
                            id,
                            ORG,
                            "" + year,
                            LocalDate.of(year, 1, 1),
                            LocalDate.of(year, 12, 31),
                            "job-agg-" + year,
                            3,
                            definitions));
            publish(id, take(CompleteReportSnapshot.class).result());
            readModel.settle();
        }
    }

    private static ReportDefinition definition(String... types) {
        var contacts = new ReportDefinition.Field("f", "F", List.of(types), ReportMeasure.UNIQUE_CONTACTS, "register");
        var hours = new ReportDefinition.Field("h", "H", List.of(types), ReportMeasure.HOURS, "register");
        var section = new ReportDefinition.Section("s", "S", List.of(contacts, hours));
        return new ReportDefinition("default", "Default", List.of(), true, List.of(section));
    }

    public void publish(String aggregateId, Object payload) {
        readModel.publish(log.next(aggregateId, payload));
    }

    private <C> C take(Class<C> type) throws InterruptedException {
        C outcome = readModel.commands(type).poll(20, TimeUnit.SECONDS);
        assertThat(outcome).as(type.getSimpleName()).isNotNull();
        return outcome;
    }
}
