package no.bufdirreporting.reportdata.query.snapshot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.platform.query.jdbc.Instants;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportDataState;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportSnapshot;
import no.bufdirreporting.reportdata.ReportDataQuery.ListReportUpdates;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataPosition;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataState;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportUpdates;
import no.bufdirreporting.reportdata.ReportDataQuery.WatchReportData;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshOutdatedReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import no.bufdirreporting.reportdata.ReportUpdate;
import no.bufdirreporting.reportdata.ReportUpdate.Change;
import no.bufdirreporting.reportdata.ReportUpdate.Kind;
import no.bufdirreporting.reportdata.query.ReportHistory;
import no.bufdirreporting.reportdata.query.refresh.AutomaticRefresh;
import no.bufdirreporting.run.RunCause;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When figures stop being valid, when they are aggregated again, and what watchers are told of it. */
class ReportStepsTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final String DAY = "2024-05-01";

    private final EventLog log = new EventLog();
    private final ReportHistory events = new ReportHistory(log);
    private RunningReadModel readModel;

    @BeforeEach
    void start() {
        readModel = RunningReadModel.start(log, "bufdir.report-data.refresh-after=0s");
        readModel.project(events.definition(), events.activity("visit", "kari", DAY, 2));
    }

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void theFirstFiguresAreAStepFromNothingToAllFields() throws Exception {
        assertThat(state()).isEqualTo(new ReportDataState(0, null));
        aggregate("snap-1");

        var step = steps(0).getFirst();
        assertThat(step.kind()).isEqualTo(Kind.DATA_UPDATED);
        assertThat(step.position()).isEqualTo(4);
        assertThat(step.snapshotId()).isEqualTo("snap-1");
        assertThat(step.cacheValid()).isTrue();
        assertThat(keys(step))
                .containsExactly("visits", "participants", "hours", "contacts", "contacts_of_both", "quiet");
        assertThat(state().position()).isEqualTo(4);
        assertThat(view("snap-1").cacheValid()).isTrue();
    }

    @Test
    void anActivityInvalidatesAtOnceAndTheNextFiguresNameExactlyWhatDiffers() throws Exception {
        aggregate("snap-1");
        readModel.project(events.activity("call", "kari", DAY, 3), events.activity("call", "kari", DAY, 3));
        assertThat(view("snap-1").cacheValid()).isFalse();
        assertThat(view("snap-1").invalidationReason()).isEqualTo(Staleness.ACTIVITIES_CHANGED);
        assertThat(refresh())
                .extracting(RefreshOutdatedReportSnapshot::snapshotId, RefreshOutdatedReportSnapshot::run)
                .containsExactly("snap-1", 1);

        readModel.project(events.rerun("snap-1", "2024", 2, RunCause.CHANGE, null));
        readModel.project(events.completed(outcome()));

        assertThat(steps(4)).extracting(ReportUpdate::kind).containsExactly(Kind.CACHE_INVALIDATED, Kind.DATA_UPDATED);
        var invalidated = steps(4).getFirst();
        assertThat(invalidated.position()).isEqualTo(5);
        assertThat(invalidated.reason()).isEqualTo(Staleness.ACTIVITIES_CHANGED);
        assertThat(invalidated.changes()).isEmpty();
        var updated = steps(5).getFirst();
        assertThat(updated.position()).isEqualTo(8);
        assertThat(keys(updated)).containsExactly("hours");
        assertThat(updated.changes().getFirst().sectionId()).isEqualTo("work");
        assertThat(updated.changes().getFirst().field().value()).isEqualByComparingTo("3");
        assertThat(view("snap-1").cacheValid()).isTrue();
        assertThat(view("snap-1").invalidationReason()).isNull();
        assertThat(state().position()).isEqualTo(8);
    }

    @Test
    void onlyWhatChangesFiguresOfThePeriodInvalidates() throws Exception {
        aggregate("snap-1");
        var facts = ((ActivityRecorded)
                        events.activity("visit", "ola", "2025-01-01", 1).getPayload())
                .facts();
        var planned = new ActivityFacts(
                "ola",
                "lc-1",
                "visit",
                facts.submittedAt(),
                facts.hours(),
                1,
                ActivityStatus.PLANNED,
                null,
                null,
                null);
        readModel.project(
                events.activity("visit", "ola", "2025-01-01", 1),
                events.activity("visit", "ola", "2022-12-31", 1),
                log.next("act-p", new ActivityRecorded("act-p", ReportHistory.ORG, planned)),
                log.next("act-1", new ActivityCorrected("act-1", ReportHistory.ORG, facts, facts)),
                log.next("act-o", new ActivityDeleted("act-o", "org-other", facts)));
        assertThat(view("snap-1").cacheValid()).isTrue();
        assertThat(steps(4)).isEmpty();

        // The first day of the period before, whose values the snapshot shows too.
        readModel.project(events.activity("visit", "ola", "2023-01-01", 1));
        assertThat(view("snap-1").cacheValid()).isFalse();
        assertThat(view("snap-1").invalidationReason()).isEqualTo(Staleness.PRIOR_ACTIVITIES_CHANGED);
    }

    @Test
    void whatChangesWhileARunIsProcessingLeavesItsFiguresInvalid() throws Exception {
        readModel.project(events.triggered("snap-1", "2024"), events.activity("visit", "ola", DAY, 1));
        readModel.project(events.completed(outcome()));
        assertThat(steps(0)).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(Kind.DATA_UPDATED);
            assertThat(step.cacheValid()).isFalse();
        });
        assertThat(view("snap-1").cacheValid()).isFalse();
        assertThat(refresh())
                .extracting(RefreshOutdatedReportSnapshot::snapshotId, RefreshOutdatedReportSnapshot::run)
                .containsExactly("snap-1", 1);
    }

    @Test
    void figuresThatTurnOutTheSameAreValidAgain() throws Exception {
        aggregate("snap-1");
        readModel.project(events.rerun("snap-1", "2024", 2, RunCause.REQUEST, null, "Deadline extended"));
        assertThat(view("snap-1").invalidationReason()).isEqualTo("Deadline extended");
        assertThat(view("snap-1").sections()).isNotEmpty();
        readModel.project(events.completed(outcome()));
        assertThat(steps(4))
                .extracting(ReportUpdate::kind)
                .containsExactly(Kind.CACHE_INVALIDATED, Kind.CACHE_VALIDATED);
        assertThat(steps(4).getFirst().reason()).isEqualTo("Deadline extended");
    }

    @Test
    void aFailedRunIsRepeatedAfterAMinuteOrWhenSomethingChanges() throws Exception {
        readModel.project(events.triggered("snap-1", "2024"));
        outcome();
        readModel.project(
                log.next("snap-1", new ReportSnapshotFailed("snap-1", ReportHistory.ORG, 1, 3, "It took too long.")));
        assertThat(outdatedSince("snap-1")).isEqualTo(EventLog.timeOf(3).plusSeconds(60));

        readModel.project(events.activity("visit", "ola", DAY, 1));
        assertThat(outdatedSince("snap-1")).isEqualTo(EventLog.timeOf(4));
        assertThat(refresh())
                .extracting(RefreshOutdatedReportSnapshot::snapshotId, RefreshOutdatedReportSnapshot::run)
                .containsExactly("snap-1", 1);
    }

    @Test
    void aSnapshotThatGetsOtherDaysLeavesTheOldOnesToWhatIsLeft() throws Exception {
        readModel.project(events.triggered("snap-prior", "2023"));
        readModel.project(events.completed(outcome()));
        aggregate("snap-1");
        aggregate("snap-2");
        readModel.project(events.activity("visit", "ola", DAY, 1));
        assertThat(outdatedSince("snap-1")).isNull();
        assertThat(outdatedSince("snap-2")).isNotNull();

        // The period has been registered with other days since.
        readModel.project(
                events.rerun("snap-2", "2019", 2, RunCause.REQUEST, null),
                events.rerun("snap-prior", "2018", 2, RunCause.REQUEST, null));
        assertThat(outdatedSince("snap-1")).as("it represents the days now").isNotNull();
        assertThat(view("snap-2").sections()).as("values of other days").isEmpty();
        assertThat(view("snap-1").cacheValid()).isFalse();
    }

    @Test
    void aSnapshotWhosePriorOneGotOtherDaysIsOutdated() throws Exception {
        readModel.project(events.triggered("snap-prior", "2023"));
        readModel.project(events.completed(outcome()));
        aggregate("snap-1");
        readModel.project(events.rerun("snap-prior", "2018", 2, RunCause.REQUEST, null));
        assertThat(view("snap-1").cacheValid()).isFalse();
        assertThat(refresh().snapshotId()).isEqualTo("snap-1");
    }

    @Test
    void theLaterRequestIsTheNewerSnapshotWhateverClocksSay() throws Exception {
        aggregate("snap-1");
        readModel.publishAsOneBatch(events.activity("visit", "ola", DAY, 1), events.triggeredBefore("snap-2", "2024"));
        readModel.settle();
        assertThat(outdatedSince("snap-1")).isNull();
        readModel.project(events.completed(outcome()));
        assertThat(state().snapshot().snapshotId()).isEqualTo("snap-2");
    }

    @Test
    void onlyTheNewestSnapshotOfAPeriodIsAggregatedAgain() throws Exception {
        aggregate("snap-1");
        aggregate("snap-2");
        assertThat(steps(4)).as("the values are the same").isEmpty();
        readModel.project(events.activity("visit", "ola", DAY, 1));
        assertThat(view("snap-1").cacheValid()).isFalse();
        assertThat(view("snap-2").cacheValid()).isFalse();
        assertThat(refresh().snapshotId()).isEqualTo("snap-2");

        readModel.project(log.next("snap-2", new ReportSnapshotDeleted("snap-2", ReportHistory.ORG)));
        assertThat(refresh().snapshotId()).as("it represents the period now").isEqualTo("snap-1");
        assertThat(steps(7)).as("what it shows is what watchers know").isEmpty();
    }

    @Test
    void aDeletedSnapshotIsAStepToWhatIsLeft() throws Exception {
        aggregate("snap-1");
        readModel.project(log.next("snap-1", new ReportSnapshotDeleted("snap-1", ReportHistory.ORG)));
        var step = steps(4).getFirst();
        assertThat(step.kind()).isEqualTo(Kind.DATA_UPDATED);
        assertThat(step.snapshotId()).isNull();
        assertThat(step.periodId()).isEqualTo("2024");
        assertThat(step.changes()).hasSize(6).extracting(Change::field).containsOnlyNulls();
        assertThat(state()).isEqualTo(new ReportDataState(5, null));
    }

    @Test
    void newFiguresOfThePriorPeriodOutdateThePeriodAfterItIfTheyDiffer() throws Exception {
        readModel.project(events.triggered("snap-2023", "2023"));
        readModel.project(events.completed(outcome()));
        aggregate("snap-1");
        assertThat(view("snap-1").priorPeriod().snapshotId()).isEqualTo("snap-2023");

        readModel.project(events.rerun("snap-2023", "2023", 2, RunCause.REQUEST, null));
        readModel.project(events.completed(outcome()));
        assertThat(view("snap-1").cacheValid()).as("the same values").isTrue();

        readModel.project(events.activity("visit", "ola", "2023-05-05", 1));
        assertThat(view("snap-1").cacheValid())
                .as("its prior values are those of a snapshot")
                .isTrue();
        readModel.project(events.rerun("snap-2023", "2023", 3, RunCause.CHANGE, null));
        readModel.project(events.completed(outcome()));
        assertThat(view("snap-1").cacheValid()).isFalse();
        assertThat(view("snap-1").invalidationReason()).isEqualTo(Staleness.PRIOR_FIGURES_CHANGED);
        assertThat(refresh().snapshotId()).isEqualTo("snap-1");
    }

    @Test
    void stepsThatAreNoLongerRememberedAreNotKnown() throws Exception {
        readModel.project(events.triggered("snap-1", "2024"));
        var outcome = outcome();
        readModel.project(events.completed(outcome));
        var many = new ArrayList<DomainEventMessage<?>>();
        for (int run = 2; run <= ReportSteps.KEPT / 2 + 5; run++) {
            many.add(events.rerun("snap-1", "2024", run, RunCause.REQUEST, null));
            many.add(events.completed(new CompleteReportSnapshot(new ReportSnapshotCompleted(
                    "snap-1",
                    ReportHistory.ORG,
                    run,
                    outcome.result().figures(),
                    outcome.result().position()))));
        }
        readModel.publish(many);
        readModel.settle();
        assertThat(updates(0).known()).isFalse();
        assertThat(updates(4).known()).isFalse();
        assertThat(updates(7777).known()).isFalse();
        long latest = state().position();
        assertThat(updates(latest)).isEqualTo(new ReportUpdates(true, List.of()));
        assertThat(updates(latest - 10).updates())
                .hasSize(10)
                .extracting(ReportUpdate::position)
                .endsWith(latest)
                .isSorted();
    }

    @Test
    void whoWatchesIsToldOfEachStepOnceItIsCommitted() throws Exception {
        var watch = new WatchReportData(ReportHistory.ORG, START, END);
        var told = new LinkedBlockingQueue<ReportDataPosition>();
        try (var subscription = readModel
                .bean(QueryGateway.class)
                .subscriptionQuery(watch, ReportDataPosition.class, ReportDataPosition.class)) {
            assertThat(subscription.initialResult().block(Duration.ofSeconds(10)))
                    .isEqualTo(new ReportDataPosition(0));
            subscription.updates().subscribe(told::add);
            aggregate("snap-1");
            assertThat(told.poll(10, SECONDS)).isEqualTo(new ReportDataPosition(4));
            readModel.project(
                    events.activity("visit", "ola", "2021-05-01", 1), events.activity("visit", "ola", DAY, 1));
            assertThat(told.poll(10, SECONDS)).isEqualTo(new ReportDataPosition(6));
        }
    }

    private @Nullable Instant outdatedSince(String id) {
        return readModel
                .bean(JdbcClient.class)
                .sql("select outdated_since from report_snapshot where snapshot_id = ?")
                .param(id)
                .query((row, number) -> Instants.nullableInstant(row, "outdated_since"))
                .list()
                .getFirst();
    }

    private void aggregate(String id) throws InterruptedException {
        readModel.project(events.triggered(id, "2024"));
        readModel.project(events.completed(outcome()));
    }

    private CompleteReportSnapshot outcome() throws InterruptedException {
        var outcome = readModel.commands(CompleteReportSnapshot.class).poll(10, SECONDS);
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private RefreshOutdatedReportSnapshot refresh() {
        readModel.bean(AutomaticRefresh.class).refreshWhatActivitiesChanged();
        var refresh = readModel.commands(RefreshOutdatedReportSnapshot.class).poll();
        assertThat(refresh).isNotNull();
        return refresh;
    }

    private ReportSnapshotView view(String id) {
        return readModel
                .find(new FindReportSnapshot(id), ReportSnapshotView.class)
                .orElseThrow();
    }

    private ReportDataState state() {
        return readModel.ask(new FindReportDataState(ReportHistory.ORG, START, END), ReportDataState.class);
    }

    private ReportUpdates updates(long after) {
        return readModel.ask(new ListReportUpdates(ReportHistory.ORG, START, END, after), ReportUpdates.class);
    }

    private List<ReportUpdate> steps(long after) {
        var updates = updates(after);
        assertThat(updates.known()).isTrue();
        return updates.updates();
    }

    private static List<String> keys(ReportUpdate update) {
        return update.changes().stream().map(Change::fieldKey).toList();
    }
}
