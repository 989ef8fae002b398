package no.bufdirreporting.geography.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.ChapterRow;
import no.bufdirreporting.geography.ChapterRow.Group;
import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.FailDistribution;
import no.bufdirreporting.geography.DistributionCommand.ResumeDistribution;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionFailed;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionQuery.CountDistribution;
import no.bufdirreporting.geography.DistributionQuery.DistributionPage;
import no.bufdirreporting.geography.DistributionQuery.FindDistribution;
import no.bufdirreporting.geography.DistributionQuery.IsDistributionUpToDate;
import no.bufdirreporting.geography.DistributionQuery.ListDistributions;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionStatus;
import no.bufdirreporting.geography.DistributionSummary;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.geography.DistributionView;
import no.bufdirreporting.geography.DistributionView.ByLocalChapter;
import no.bufdirreporting.geography.DistributionView.ByRegion;
import no.bufdirreporting.geography.RegionFigures;
import no.bufdirreporting.geography.RegionRow;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.query.RunTestBase;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DistributionRunTest extends RunTestBase {

    DistributionRunTest() {
        super("chapter");
    }

    @BeforeEach
    void register() {
        readModel.project(registered("lc-1", "Nord", "Oslo"));
    }

    @Test
    void aRunCountsExactlyWhatIsStoredBeforeItsTriggerEvenWithinABatch() throws Exception {
        var outcomes = readModel.commands(CompleteDistribution.class);
        readModel.publishAsOneBatch(
                recorded("act-1", facts("lc-1", WITHIN)),
                recorded("act-2", facts("lc-2", WITHIN)),
                triggered("geodist-1", BreakdownType.REGION),
                recorded("act-3", facts("lc-1", WITHIN)),
                registered("lc-2", "Vest", "Vestland"),
                log.next("chapter:lc-1", new ChapterRenamed("lc-1", ORG, "Nordre")),
                rerun("geodist-1", 2),
                deleted("act-1", facts("lc-1", WITHIN)),
                recorded("act-4", facts("lc-1", OUTSIDE)),
                log.next("chapter:lc-1", new ChapterMoved("lc-1", ORG, "Vestland", null)),
                rerun("geodist-1", 3));
        readModel.settle();

        var expected = Map.of(
                1,
                new CompleteDistribution(new DistributionCompleted(
                        "geodist-1",
                        ORG,
                        1,
                        new DistributionFigures(
                                List.of(new RegionFigures("Oslo", 4, 1), new RegionFigures(null, 4, 1)),
                                List.of(
                                        new ChapterFigures("lc-1", "Nord", 4, 1, "Oslo"),
                                        new ChapterFigures("lc-2", null, 4, 1, null))),
                        1,
                        4)),
                2,
                new CompleteDistribution(new DistributionCompleted(
                        "geodist-1",
                        ORG,
                        2,
                        new DistributionFigures(
                                List.of(new RegionFigures("Oslo", 8, 2), new RegionFigures("Vestland", 4, 1)),
                                List.of(
                                        new ChapterFigures("lc-1", "Nordre", 8, 2, "Oslo"),
                                        new ChapterFigures("lc-2", "Vest", 4, 1, "Vestland"))),
                        3,
                        8)),
                3,
                new CompleteDistribution(new DistributionCompleted(
                        "geodist-1",
                        ORG,
                        3,
                        new DistributionFigures(
                                List.of(new RegionFigures("Vestland", 8, 2)),
                                List.of(
                                        new ChapterFigures("lc-1", "Nordre", 4, 1, "Vestland"),
                                        new ChapterFigures("lc-2", "Vest", 4, 1, "Vestland"))),
                        4,
                        12)));
        for (int number = 0; number < 3; number++) {
            var outcome = outcomes.poll(10, SECONDS);
            assertThat(outcome)
                    .isNotNull()
                    .isEqualTo(expected.get(outcome.result().run()));
        }
    }

    @Test
    void aRunUsesTheRegionOfEachActivitysDay() {
        readModel.project(
                recorded("act-1", facts("lc-1", Instant.parse("2024-11-14T22:59:59.999999Z"))),
                recorded("act-2", facts("lc-1", Instant.parse("2024-11-14T23:00:00Z"))),
                recorded("act-3", facts("lc-1", WITHIN)),
                log.next(
                        "chapter:lc-1",
                        new ChapterRelocated("lc-1", ORG, "Akershus", null, LocalDate.of(2024, 11, 15))));

        assertThat(live().regions())
                .containsExactly(new RegionFigures("Akershus", 8, 2), new RegionFigures("Oslo", 4, 1));
        assertThat(live().chapters()).containsExactly(new ChapterFigures("lc-1", "Nord", 12, 3, "Akershus"));
    }

    @Test
    void aChapterOfAnotherOrganizationIsAsIfNobodyHadRegisteredIt() {
        readModel.project(
                recorded("act-1", facts("lc-9", WITHIN)),
                log.next("chapter:lc-9", new ChapterRegistered("lc-9", "org-other", "Foreign", "Oslo", null)));

        assertThat(live().regions()).containsExactly(new RegionFigures(null, 4, 1));
        assertThat(live().chapters()).containsExactly(new ChapterFigures("lc-9", null, 4, 1, null));
    }

    @Override
    @Test
    protected void aCountThatTakesTooLongFailsItsRunAndNothingElse() throws Exception {
        super.aCountThatTakesTooLongFailsItsRunAndNothingElse();
        assertThat(live().regions()).containsExactly(new RegionFigures("Oslo", 8, 2));
    }

    @Test
    void figuresAreUpToDateUntilAnActivityOfThePeriodOrAChapterChanges() {
        readModel.project(recorded("act-1", facts("lc-1", WITHIN)), triggered("geodist-1", BreakdownType.REGION));
        assertThat(upToDate()).as("while processing").isFalse();
        readModel.project(completed("geodist-1", 1, 1, 3));
        assertThat(upToDate()).as("once completed").isTrue();

        readModel.project(recorded("act-2", facts("lc-1", OUTSIDE)));
        assertThat(upToDate()).as("after an activity of the day after").isTrue();
        readModel.project(log.next("chapter:lc-9", new ChapterRegistered("lc-9", "org-other", "X", null, null)));
        assertThat(upToDate()).as("after another organization's chapter").isTrue();

        readModel.project(log.next("chapter:lc-1", new ChapterRenamed("lc-1", ORG, "Nordre")));
        assertThat(upToDate()).as("after a chapter was renamed").isFalse();
        readModel.project(rerun("geodist-1", 2), completed("geodist-1", 2, 2, 7));
        assertThat(upToDate()).isTrue();
        readModel.project(registered("lc-2", "Vest", "Vestland"));
        assertThat(upToDate()).as("after a chapter was registered").isFalse();
        readModel.project(rerun("geodist-1", 3), completed("geodist-1", 3, 3, 10));
        assertThat(upToDate()).isTrue();
        readModel.project(deleted("act-1", facts("lc-1", WITHIN)));
        assertThat(upToDate()).as("after an activity was deleted").isFalse();
        assertThat(readModel.ask(new IsDistributionUpToDate("geodist-x"), Boolean.class))
                .isFalse();
    }

    @Test
    void aDistributionShowsWhatItIsBrokenDownByAndKeepsItWhileItCountsAgain() {
        readModel.project(
                triggered("geodist-1", BreakdownType.REGION),
                triggered("geodist-2", BreakdownType.LOCAL_CHAPTER),
                completed("geodist-1", 1, 1, 2),
                completed("geodist-2", 1, 1, 2),
                rerun("geodist-2", 2));

        assertThat(distribution("geodist-1")).isInstanceOfSatisfying(ByRegion.class, it -> {
            assertThat(it.distribution())
                    .containsExactly(new RegionRow("Oslo", 4L, 1L, null), new RegionRow(null, 3L, 1L, null));
            assertThat(it.regionCount()).isEqualTo(1);
            assertThat(it.status()).isEqualTo(DistributionStatus.COMPLETED);
            assertThat(it.stillProcessing()).isFalse();
        });
        assertThat(distribution("geodist-2")).isInstanceOfSatisfying(ByLocalChapter.class, it -> {
            assertThat(it.distribution())
                    .containsExactly(new ChapterRow("lc-1", "Nord", 7L, 2L, null, new Group("Oslo")));
            assertThat(it.topRegion()).isEqualTo("Oslo");
            assertThat(it.stillProcessing()).isTrue();
            assertThat(it.version()).isEqualTo(2);
        });
        readModel.project(log.next("geodist-2", new DistributionFailed("geodist-2", ORG, 2, "reason")));
        assertThat(distribution("geodist-2")).isInstanceOfSatisfying(ByLocalChapter.class, it -> {
            assertThat(it.failureReason()).isEqualTo("reason");
            assertThat(it.distribution()).hasSize(1);
        });
    }

    @Test
    void completedDistributionsKeepWhatTheySaidAlsoInAReplay() {
        readModel.project(
                triggered("geodist-1", BreakdownType.LOCAL_CHAPTER),
                completed("geodist-1", 1, 1, 2),
                log.next("chapter:lc-1", new ChapterRenamed("lc-1", ORG, "Nordre")),
                recorded("act-1", facts("lc-1", WITHIN)));
        var before = distribution("geodist-1");

        readModel.replay(() -> assertThat(readModel.find(new FindDistribution("geodist-1"), DistributionView.class))
                .isEmpty());

        assertThat(distribution("geodist-1")).isEqualTo(before);
        assertThat(live().chapters()).containsExactly(new ChapterFigures("lc-1", "Nordre", 4, 1, "Oslo"));
    }

    @Test
    void distributionsAreListedByAnyCriteriaNewestFirst() {
        readModel.project(
                triggered("geodist-1", BreakdownType.REGION),
                triggered("geodist-2", BreakdownType.LOCAL_CHAPTER),
                triggered("geodist-3", BreakdownType.REGION),
                completed("geodist-2", 1, 1, 0),
                log.next("geodist-3", new DistributionDeleted("geodist-3", ORG)));

        assertThat(listed(null, null, null, null, 0, 10)).containsExactly("geodist-2", "geodist-1");
        assertThat(listed(ORG, "2024-q4", null, null, 1, 1)).containsExactly("geodist-1");
        assertThat(listed(null, null, BreakdownType.REGION, null, 0, 10)).containsExactly("geodist-1");
        assertThat(listed(null, null, null, DistributionStatus.COMPLETED, 0, 10))
                .containsExactly("geodist-2");
        assertThat(listed("org-other", null, null, null, 0, 10)).isEmpty();
        assertThat(readModel.find(new FindDistribution("geodist-3"), DistributionView.class))
                .isEmpty();
    }

    private List<String> listed(
            String orgId, String period, BreakdownType type, DistributionStatus status, long offset, int limit) {
        return readModel
                .ask(
                        new ListDistributions(orgId, period, type, status, Slice.at(offset, limit)),
                        DistributionPage.class)
                .distributions()
                .stream()
                .map(DistributionSummary::id)
                .toList();
    }

    private boolean upToDate() {
        return readModel.ask(new IsDistributionUpToDate("geodist-1"), Boolean.class);
    }

    private DistributionView distribution(String id) {
        return readModel.find(new FindDistribution(id), DistributionView.class).orElseThrow();
    }

    private DistributionFigures live() {
        return readModel.ask(new CountDistribution(ORG, START, END), DistributionFigures.class);
    }

    private DomainEventMessage<?> triggered(String id, BreakdownType type) {
        return log.next(id, new DistributionTriggered(id, ORG, "2024-q4", type, START, END));
    }

    private DomainEventMessage<?> rerun(String id, int run) {
        return log.next(id, new DistributionRerunTriggered(id, ORG, "2024-q4", START, END, run, RunCause.REFRESH));
    }

    private DomainEventMessage<?> completed(String id, int run, long registerVersion, long position) {
        return log.next(id, result(id, run, registerVersion, position));
    }

    private static DistributionCompleted result(String id, int run, long registerVersion, long position) {
        var figures = new DistributionFigures(
                List.of(new RegionFigures("Oslo", 4, 1), new RegionFigures(null, 3, 1)),
                List.of(new ChapterFigures("lc-1", "Nord", 7, 2, "Oslo")));
        return new DistributionCompleted(id, ORG, run, figures, registerVersion, position);
    }

    private DomainEventMessage<?> registered(String id, String name, String region) {
        return log.next("chapter:" + id, new ChapterRegistered(id, ORG, name, region, null));
    }

    private static ActivityFacts facts(String chapter, Instant at) {
        return facts("kari", chapter, 4, at);
    }

    @Override
    protected Object triggered(String id) {
        return new DistributionTriggered(id, ORG, "2024-q4", BreakdownType.REGION, START, END);
    }

    @Override
    protected Object triggeredToRead(String id) {
        return triggered(id);
    }

    @Override
    protected Object rerun(String id) {
        return new DistributionRerunTriggered(id, ORG, "2024-q4", START, END, 2, RunCause.REFRESH);
    }

    @Override
    protected DistributionFailed failed(String id, String reason) {
        return new DistributionFailed(id, ORG, 1, reason);
    }

    @Override
    protected Object completed(String id) {
        return result(id, 2, 1, 4);
    }

    @Override
    protected Object fail(String id, String reason) {
        return new FailDistribution(failed(id, reason));
    }

    @Override
    protected Object resume(String id) {
        return new ResumeDistribution(id, 2);
    }
}
