package no.bufdirreporting.reportdata.command;

import static no.bufdirreporting.kernel.Precondition.ofVersion;
import static no.bufdirreporting.platform.command.Refusals.refused;
import static no.bufdirreporting.platform.command.Refusals.refusedAsStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.predicate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.command.RegisteredData;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.DeleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.FailReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshOutdatedReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.ResumeReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.TriggerReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotRun;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.run.RunCause;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportSnapshotTest {

    private static final long DEFINITION = 0;
    private static final Instant NOW = Instant.parse("2025-01-02T08:00:00Z");
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final ReportFigures FIGURES = new ReportFigures(
            "test", 0, List.of(), new PriorPeriod("2023", START.minusYears(1), START.minusDays(1), null, null));

    private static final TriggerReportSnapshot TRIGGER = trigger("org-1", "2024", START, END);
    private static final CompleteReportSnapshot COMPLETE =
            new CompleteReportSnapshot(new ReportSnapshotCompleted("snap-1", "org-1", 1, FIGURES, 17));
    private static final FailReportSnapshot FAIL =
            new FailReportSnapshot(new ReportSnapshotFailed("snap-1", "org-1", 1, 17, "It took too long."));

    private static final ReportSnapshotTriggered TRIGGERED =
            new ReportSnapshotTriggered("snap-1", "org-1", "2024", START, END, "job-agg-1", 12, DEFINITION);
    private static final ReportSnapshotRerunTriggered RERUN =
            rerun(2, "job-agg-2", 4, RunCause.REQUEST, "Deadline extended");
    private static final ReportSnapshotCompleted COMPLETED =
            new ReportSnapshotCompleted("snap-1", "org-1", 1, FIGURES, 17);
    private static final ReportSnapshotFailed FAILED =
            new ReportSnapshotFailed("snap-1", "org-1", 1, 17, "It took too long.");
    private static final ReportSnapshotDeleted DELETED = new ReportSnapshotDeleted("snap-1", "org-1");

    private final RegisteredData registered = DefinitionDirectoryTest.registered(
            new RegisteredData().organization("org-1"), DEFINITION, List.of("org-1"), false);
    private final FixtureConfiguration<ReportSnapshot> fixture = new AggregateTestFixture<>(ReportSnapshot.class)
            .registerInjectableResource(registered.directory())
            .registerInjectableResource(new DefinitionDirectory(registered.events()));

    @Test
    void aNewSnapshotIsProcessingWithAJob() {
        var event = (ReportSnapshotTriggered) theEventOf(given().when(TRIGGER));
        assertThat(event.jobId()).startsWith("job-agg-");
        assertThat(event)
                .isEqualTo(new ReportSnapshotTriggered(
                        "snap-1", "org-1", "2024", START, END, event.jobId(), 12, DEFINITION));
    }

    @Test
    void anUnknownOrganizationIsRejected() {
        given().when(trigger("org-x", "2024", START, END))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "unknown-organization"));
    }

    @Test
    void repeatingTheRequestReturnsTheFirstJobAfterLaterRuns() {
        given(TRIGGERED, COMPLETED, RERUN)
                .when(TRIGGER)
                .expectNoEvents()
                .expectResultMessagePayload(run("job-agg-2", 4, "Deadline extended", true, 2));
    }

    @ParameterizedTest
    @CsvSource({"rp-2024, 2024-01-01, 2024-12-31", "2024, 2024-01-01, 2024-12-30"})
    void repeatingItForTheSamePeriodChangesNothing(String periodId, LocalDate start, LocalDate end) {
        given(TRIGGERED)
                .when(trigger("org-1", periodId, start, end))
                .expectNoEvents()
                .expectResultMessagePayload(run("job-agg-1", 12, null, true, 0));
    }

    @ParameterizedTest
    @CsvSource({"org-2, 2024, 2024-01-01, 2024-12-31", "org-1, 2023, 2023-01-01, 2023-12-31"})
    void theSameIdWithOtherParametersIsRejected(String org, String periodId, LocalDate start, LocalDate end) {
        given(TRIGGERED)
                .when(trigger(org, periodId, start, end))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aRefreshStartsTheNextJobEvenWhileOneIsProcessing(boolean completed) {
        var state = completed ? given(TRIGGERED, COMPLETED) : given(TRIGGERED);
        var event = (ReportSnapshotRerunTriggered) theEventOf(state.when(refresh("Deadline extended", null)));
        assertThat(event.jobId()).startsWith("job-agg-").isNotEqualTo("job-agg-1");
        assertThat(event).isEqualTo(rerun(2, event.jobId(), 4, RunCause.REQUEST, "Deadline extended"));
    }

    @Test
    void aRefreshCountsTheCurrentDaysOfThePeriod() {
        var refresh = new RefreshReportSnapshot("snap-1", START, END.minusDays(1), null, 4, null);
        var event = (ReportSnapshotRerunTriggered)
                theEventOf(given(TRIGGERED, COMPLETED).when(refresh));
        assertThat(event.periodEnd()).isEqualTo(END.minusDays(1));
        assertThat(event.reason()).isNull();
    }

    @Test
    void anOutdatedVersionIsRejected() {
        given(TRIGGERED, COMPLETED)
                .when(refresh("x", ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
        given(TRIGGERED, COMPLETED)
                .when(new DeleteReportSnapshot("snap-1", ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
    }

    @Test
    void anOutdatedSnapshotIsCountedAgain() {
        var event = (ReportSnapshotRerunTriggered)
                theEventOf(given(TRIGGERED, COMPLETED).when(new RefreshOutdatedReportSnapshot("snap-1", 1, 4)));
        assertThat(event).isEqualTo(rerun(2, event.jobId(), 4, RunCause.CHANGE, null));
    }

    @Test
    void anOutdatedSnapshotIsNotCountedAgainWhileARunIsUnderWay() {
        given(TRIGGERED).when(new RefreshOutdatedReportSnapshot("snap-1", 1, 4)).expectNoEvents();
    }

    @Test
    void aRefreshAfterAnEarlierRunIsIgnored() {
        given(TRIGGERED, COMPLETED, RERUN, completed(2))
                .when(new RefreshOutdatedReportSnapshot("snap-1", 1, 4))
                .expectNoEvents();
    }

    @Test
    void aStrandedRunIsResumedInItsJob() {
        given(TRIGGERED)
                .when(new ResumeReportSnapshot("snap-1", 1))
                .expectEvents(rerun(2, "job-agg-1", 12, RunCause.RESUME, null));
        given(TRIGGERED, COMPLETED).when(new ResumeReportSnapshot("snap-1", 1)).expectNoEvents();
    }

    @Test
    void aRunEndsOnce() {
        given(TRIGGERED).when(COMPLETE).expectEvents(COMPLETED);
        given(TRIGGERED).when(FAIL).expectEvents(FAILED);
        given(TRIGGERED, COMPLETED).when(COMPLETE).expectNoEvents();
        given(TRIGGERED, COMPLETED).when(FAIL).expectNoEvents();
        given(TRIGGERED, FAILED).when(COMPLETE).expectNoEvents();
    }

    @Test
    void theResultOfASupersededRunIsIgnored() {
        given(TRIGGERED, RERUN).when(COMPLETE).expectNoEvents();
        given(TRIGGERED, RERUN).when(FAIL).expectNoEvents();
    }

    @Test
    void aDeletedSnapshotIsGone() {
        given(TRIGGERED).when(new DeleteReportSnapshot("snap-1", null)).expectEvents(DELETED);
        given(TRIGGERED, DELETED)
                .when(refresh("x", null))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void theAggregateIsRestoredFromAnAxonSnapshot() {
        var mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        var serializer = JacksonSerializer.builder().objectMapper(mapper).build();
        given(TRIGGERED, COMPLETED, RERUN).when(FAIL).expectState(snapshot -> {
            var stored = serializer.serialize(snapshot, byte[].class);
            assertThat(serializer.<byte[], ReportSnapshot>deserialize(stored))
                    .usingRecursiveComparison()
                    .isEqualTo(snapshot);
        });
    }

    private TestExecutor<ReportSnapshot> given(Object... events) {
        return fixture.givenCurrentTime(NOW).andGiven(events);
    }

    private static Object theEventOf(ResultValidator<ReportSnapshot> result) {
        var events = new ArrayList<Object>();
        result.expectSuccessfulHandlerExecution().expectEventsMatching(predicate(published -> {
            events.addAll(published);
            return published.size() == 1;
        }));
        return ((EventMessage<?>) events.getFirst()).getPayload();
    }

    private static TriggerReportSnapshot trigger(String org, String periodId, LocalDate start, LocalDate end) {
        return new TriggerReportSnapshot("snap-1", org, periodId, start, end, "job-agg-1", 12);
    }

    private static RefreshReportSnapshot refresh(@Nullable String reason, @Nullable Precondition precondition) {
        return new RefreshReportSnapshot("snap-1", START, END, reason, 4, precondition);
    }

    private static ReportSnapshotRerunTriggered rerun(
            int run, String job, int estimate, RunCause cause, @Nullable String reason) {
        return new ReportSnapshotRerunTriggered(
                "snap-1", "org-1", "2024", START, END, run, job, estimate, cause, reason, DEFINITION);
    }

    private static ReportSnapshotCompleted completed(int run) {
        return new ReportSnapshotCompleted("snap-1", "org-1", run, FIGURES, 20);
    }

    private static ReportSnapshotRun run(
            String job, int estimate, @Nullable String reason, boolean processing, long version) {
        return new ReportSnapshotRun(
                "snap-1", "org-1", "2024", job, estimate, "job-agg-1", 12, reason, processing, NOW, NOW, version);
    }
}
