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
import no.bufdirreporting.aggregation.RunCause;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionTriggered;
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
import no.bufdirreporting.reportdata.ReportRunCause;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionRequested;

/** Something in every table, and runs of every kind that were completed with what they counted. */
public final class AuditedHistory {

    public static final String ORG = "org-c";
    public static final int RUNS = 9;

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);

    private final EventLog log;
    private final RunningReadModel readModel;
    private final RandomActivities activities;

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
        reference(1);
        more(100);
        rerun();
        more(100);
        readModel.settle();
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
                        "snap-2025", ORG, "2025", START, END, 2, "job-agg-x", 3, ReportRunCause.REQUEST, "Late data"));
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
    }

    private void aggregations() throws InterruptedException {
        for (String id : List.of("agg-1", "agg-2")) {
            publish(id, new AggregationTriggered(id, ORG, "2025", START, END));
            more(20);
        }
        publish(
                "agg-snap-1",
                new RangeCountTriggered("agg-snap-1", ORG, Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z")));
        more(20);
        for (int i = 0; i < 3; i++) {
            complete(take(CompleteAggregation.class));
        }
    }

    public void complete(CompleteAggregation it) {
        publish(
                it.aggregationId(),
                new AggregationCompleted(
                        it.aggregationId(), ORG, it.run(), it.figures(), it.ruleVersion(), it.position()));
    }

    /** Has a range counted again. */
    public CompleteAggregation rerun(String rangeId) throws InterruptedException {
        var end = Instant.parse("2027-01-01T00:00:00Z");
        publish(rangeId, new RangeRecountTriggered(rangeId, ORG, Instant.EPOCH, end, 2, RunCause.REFRESH));
        return take(CompleteAggregation.class);
    }

    /** Other category rules than there were, and what a range that nobody has changed counts by them. */
    public CompleteAggregation categoriesChange(String rangeId) throws InterruptedException {
        publish("categories", new CategoriesDefined(Map.of("course", "barn", "visit", "ungdom"), "ukjent"));
        readModel.settle();
        var end = Instant.parse("2027-01-01T00:00:00Z");
        publish(rangeId, new RangeCountTriggered(rangeId, ORG, Instant.EPOCH, end));
        return take(CompleteAggregation.class);
    }

    public CompleteSubmission submit(String submissionId) throws InterruptedException {
        publish(submissionId, new SubmissionRequested(submissionId, ORG, "2025", START, END, "kari"));
        return take(CompleteSubmission.class);
    }

    public void submitted(CompleteSubmission it) {
        publish(
                it.submissionId(),
                new PeriodSubmitted(
                        it.submissionId(),
                        ORG,
                        "2025",
                        START,
                        END,
                        "kari",
                        it.run(),
                        it.figures(),
                        it.ruleVersion(),
                        it.position()));
        readModel.settle();
    }

    /** A report of the year that another one has been made of the year before. */
    public CompleteReportSnapshot report(String id) throws InterruptedException {
        var start = LocalDate.of(2026, 1, 1);
        var end = LocalDate.of(2026, 12, 31);
        publish(id, new ReportSnapshotTriggered(id, ORG, "2026", start, end, "job-agg-" + id, 3));
        return take(CompleteReportSnapshot.class);
    }

    public void reported(CompleteReportSnapshot it, ReportFigures figures) {
        publish(it.snapshotId(), new ReportSnapshotCompleted(it.snapshotId(), ORG, it.run(), figures, it.position()));
        readModel.settle();
    }

    public void definitionChanges() {
        publish("definitions", new ReportDefinitionRegistered(definition("course", "visit")));
        readModel.settle();
    }

    /** Ends a run with other hours than were counted. */
    public void complete(CompleteAggregation it, UnaryOperator<BigDecimal> hours) {
        var was = it.figures();
        var figures = new AggregationFigures(
                was.activities(),
                was.participants(),
                was.uniqueParticipants(),
                hours.apply(was.hours()),
                was.categories());
        complete(new CompleteAggregation(it.aggregationId(), it.run(), figures, it.ruleVersion(), it.position()));
        readModel.settle();
    }

    private void rerun() throws InterruptedException {
        publish("agg-1", new AggregationRerunTriggered("agg-1", ORG, START, END, 2, RunCause.REFRESH));
        complete(take(CompleteAggregation.class));
        publish("agg-2", new AggregationRerunTriggered("agg-2", ORG, START, END, 2, RunCause.REFRESH));
        publish("agg-2", new AggregationRerunTriggered("agg-2", ORG, START, END, 3, RunCause.REFRESH));
        var outcomes = Stream.of(take(CompleteAggregation.class), take(CompleteAggregation.class));
        outcomes.filter(it -> it.run() == 3).forEach(this::complete);
    }

    private void submission() throws InterruptedException {
        submitted(submit("sub-1"));
    }

    private void distribution() throws InterruptedException {
        publish("geodist-1", new DistributionTriggered("geodist-1", ORG, "2025", BreakdownType.REGION, START, END));
        var it = take(CompleteDistribution.class);
        publish(
                "geodist-1",
                new DistributionCompleted(
                        "geodist-1", ORG, it.run(), it.figures(), it.registerVersion(), it.position()));
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
                            3));
            var it = take(CompleteReportSnapshot.class);
            publish(id, new ReportSnapshotCompleted(id, ORG, it.run(), it.figures(), it.position()));
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
