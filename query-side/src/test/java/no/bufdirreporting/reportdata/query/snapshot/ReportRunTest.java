package no.bufdirreporting.reportdata.query.snapshot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportDataQuery.EstimateReportRun;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportJob;
import no.bufdirreporting.reportdata.ReportJobStatus;
import no.bufdirreporting.reportdata.ReportJobView;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshOutdatedReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.ResumeReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.query.ReportHistory;
import no.bufdirreporting.reportdata.query.definition.FieldCounts;
import no.bufdirreporting.reportdata.query.refresh.AutomaticRefresh;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.query.RunSweeper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What runs count, and how their jobs stand. */
class ReportRunTest {

    private final EventLog log = new EventLog();
    private final ReportHistory events = new ReportHistory(log);
    private RunningReadModel readModel;

    @BeforeEach
    void start() {
        readModel = RunningReadModel.start(
                log, "bufdir.aggregations.resume-after=0s", "bufdir.report-data.refresh-after=0s");
        readModel.project(events.definition());
    }

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void aRunCountsEachFieldOfWhatIsStoredBeforeItsTriggerEvenWithinABatch() throws Exception {
        readModel.publishAsOneBatch(
                events.activity("visit", "kari", "2024-05-01", 2),
                events.activity("visit", "kari", "2024-05-02", 3),
                events.activity("call", "ola", "2024-12-31", 1),
                events.activity("visit", "ola", "2023-06-01", 7),
                events.triggered("snap-1", "2024"),
                events.activity("visit", "nils", "2024-05-03", 5));
        readModel.settle();

        var outcome = outcome();
        assertThat(outcome.id()).isEqualTo("snap-1");
        assertThat(outcome.result().position()).isEqualTo(6);
        assertThat(outcome.result().figures().definitionId()).isEqualTo("test");
        assertThat(outcome.result().figures().definitionVersion()).isZero();
        assertThat(outcome.result().figures().priorPeriod())
                .isEqualTo(new PriorPeriod("2023", LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31), null, null));
        assertThat(values(outcome))
                .isEqualTo("{contacts=2, contacts_of_both=2, hours=3, participants=5, quiet=null, visits=2}");
        assertThat(FieldCounts.values(outcome.result().figures().sections()).get("hours"))
                .isEqualByComparingTo("3");
        assertThat(outcome.result().figures().sections().getFirst().fields().getFirst())
                .satisfies(visits -> {
                    assertThat(visits.fieldTitle()).isEqualTo("Besøk");
                    assertThat(visits.dataSource()).isEqualTo("register");
                    assertThat(visits.priorPeriodValue()).isEqualByComparingTo("1");
                });
    }

    @Test
    void priorValuesAreThoseOfTheNewestSnapshotOfThePriorPeriod() throws Exception {
        readModel.project(events.activity("visit", "ola", "2023-06-01", 7), events.triggered("snap-2023", "2023"));
        var prior = outcome();
        readModel.project(
                events.completed(prior),
                events.activity("visit", "ola", "2023-06-02", 7),
                events.triggered("snap-2024", "2024"));

        var outcome = outcome();
        assertThat(outcome.result().figures().priorPeriod().snapshotId()).isEqualTo("snap-2023");
        assertThat(outcome.result().figures().priorPeriod().aggregatedAt()).isNotNull();
        var visits = outcome.result().figures().sections().getFirst().fields().getFirst();
        assertThat(visits.value()).isNull();
        assertThat(visits.priorPeriodValue()).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void aJobTellsHowItsRunStandsAndHowLongItTook() throws Exception {
        assertThat(readModel.ask(new EstimateReportRun(ReportHistory.ORG), Integer.class))
                .isEqualTo(1);
        readModel.project(events.triggered("snap-1", "2024"));
        assertThat(job("job-snap-1-1").status()).isEqualTo(ReportJobStatus.PROCESSING);
        assertThat(job("job-snap-1-1").durationSeconds()).isNull();

        readModel.project(events.completed(outcome()));
        assertThat(job("job-snap-1-1").status()).isEqualTo(ReportJobStatus.COMPLETED);
        assertThat(job("job-snap-1-1").durationSeconds()).isEqualByComparingTo("1");

        readModel.project(
                events.rerun("snap-1", "2024", 2, RunCause.REQUEST, null),
                events.activity("visit", "ola", "2021-01-01", 7),
                events.activity("visit", "ola", "2021-01-01", 7));
        outcome();
        readModel.project(
                events.rerun("snap-1", "2024", 3, RunCause.REQUEST, null),
                log.next(
                        "snap-1",
                        new ReportSnapshotFailed(
                                "snap-1", ReportHistory.ORG, 3, 9, "The figures could not be counted.")));
        assertThat(job("job-snap-1-2").status()).isEqualTo(ReportJobStatus.SUPERSEDED);
        assertThat(job("job-snap-1-3").status()).isEqualTo(ReportJobStatus.FAILED);
        assertThat(job("job-snap-1-3").failureReason()).isEqualTo("The figures could not be counted.");

        readModel.project(
                events.rerun("snap-1", "2024", 4, RunCause.REQUEST, null),
                log.next("snap-1", new ReportSnapshotDeleted("snap-1", ReportHistory.ORG)));
        assertThat(job("job-snap-1-4").status()).isEqualTo(ReportJobStatus.CANCELLED);
        assertThat(readModel.find(new FindReportJob("job-unknown"), ReportJobView.class))
                .isEmpty();
    }

    @Test
    void theEstimateIsWhatEarlierRunsTook() throws Exception {
        for (int run = 1; run <= 3; run++) {
            readModel.project(
                    run == 1
                            ? events.triggered("snap-1", "2024")
                            : events.rerun("snap-1", "2024", run, RunCause.REQUEST, null));
            var outcome = outcome();
            for (int second = 1; second < 12; second++) {
                readModel.publish(events.activity("visit", "ola", "2021-01-01", 7));
            }
            readModel.project(events.completed(outcome));
        }
        assertThat(readModel.ask(new EstimateReportRun(ReportHistory.ORG), Integer.class))
                .isEqualTo(12);
        assertThat(readModel.ask(new EstimateReportRun("org-new"), Integer.class))
                .isEqualTo(12);
    }

    @Test
    void aRunThatNeverEndedIsResumedAndKeepsItsJob() throws Exception {
        var resumed = readModel.commands(ResumeReportSnapshot.class);
        readModel.project(events.triggered("snap-1", "2024"));
        readModel.bean(RunSweeper.class).resumeStrandedRuns();
        assertThat(resumed.poll(10, SECONDS)).isEqualTo(new ResumeReportSnapshot("snap-1", 1));

        readModel.project(events.rerun("snap-1", "2024", 2, RunCause.RESUME, "job-snap-1-1"));
        assertThat(job("job-snap-1-1").status()).isEqualTo(ReportJobStatus.PROCESSING);
        outcome();
        readModel.project(events.completed(outcome()));
        assertThat(job("job-snap-1-1").status()).isEqualTo(ReportJobStatus.COMPLETED);
    }

    @Test
    void anotherDefinitionHasTheSnapshotAggregatedAgain() throws Exception {
        var refreshes = readModel.commands(RefreshOutdatedReportSnapshot.class);
        readModel.project(events.triggered("snap-1", "2024"));
        readModel.project(events.completed(outcome()));
        readModel.bean(AutomaticRefresh.class).refreshWhatDefinitionsChanged();
        assertThat(refreshes).isEmpty();

        readModel.project(events.definitionWithoutHours());
        readModel.bean(AutomaticRefresh.class).refreshWhatDefinitionsChanged();
        assertThat(refreshes.poll(10, SECONDS)).isEqualTo(new RefreshOutdatedReportSnapshot("snap-1", 1, 1));
    }

    private CompleteReportSnapshot outcome() throws InterruptedException {
        var outcome = readModel.commands(CompleteReportSnapshot.class).poll(10, SECONDS);
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private ReportJobView job(String id) {
        return readModel.find(new FindReportJob(id), ReportJobView.class).orElseThrow();
    }

    private static String values(CompleteReportSnapshot outcome) {
        var values = new TreeMap<String, String>();
        outcome.result().figures().sections().stream()
                .flatMap(section -> section.fields().stream())
                .forEach(field -> values.put(
                        field.fieldKey(),
                        field.value() == null ? "null" : field.value().toPlainString()));
        assertThat(List.copyOf(values.keySet())).hasSize(6);
        return values.toString();
    }
}
