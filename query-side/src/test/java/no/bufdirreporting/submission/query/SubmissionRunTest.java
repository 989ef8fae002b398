package no.bufdirreporting.submission.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import no.bufdirreporting.aggregation.CategoryFigures;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.run.query.RunTestBase;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.ShownFigures;
import no.bufdirreporting.submission.SubmissionChanges;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionCommand.FailSubmission;
import no.bufdirreporting.submission.SubmissionCommand.ResumeSubmission;
import no.bufdirreporting.submission.SubmissionFailed;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionQuery.FindLastSubmission;
import no.bufdirreporting.submission.SubmissionQuery.FindSubmission;
import no.bufdirreporting.submission.SubmissionQuery.ListSubmissions;
import no.bufdirreporting.submission.SubmissionQuery.SubmissionPage;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionResumed;
import no.bufdirreporting.submission.SubmissionStatus;
import no.bufdirreporting.submission.SubmissionView;
import no.bufdirreporting.submission.SubmittedRegion;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmissionRunTest extends RunTestBase {

    private static final LocalDate START = LocalDate.of(2024, 11, 1);
    private static final LocalDate END = LocalDate.of(2024, 11, 30);
    private static final Instant AFTER = Instant.parse("2024-11-30T23:00:00Z");

    SubmissionRunTest() {
        super("category_rules");
    }

    @BeforeEach
    void register() {
        readModel.project(
                log.next("chapter:1", new ChapterRegistered("lc-1", ORG, "Nord", "Oslo", null)),
                log.next("chapter:2", new ChapterRegistered("lc-2", ORG, "Vest", null, null)));
    }

    @Test
    void aSubmissionCountsExactlyWhatIsStoredBeforeItsRequestEvenWithinABatch() throws Exception {
        var outcomes = readModel.commands(CompleteSubmission.class);

        readModel.publishAsOneBatch(
                recorded("act-1", "lc-1", WITHIN, 4),
                recorded("act-2", "lc-2", WITHIN, 2),
                recorded("act-3", "lc-unknown", WITHIN, 3),
                recorded("act-4", "lc-1", AFTER, 100),
                requested("sub-1"),
                recorded("act-5", "lc-1", WITHIN, 100));
        readModel.settle();

        assertThat(outcomes.poll(10, SECONDS))
                .isEqualTo(new CompleteSubmission(new PeriodSubmitted(
                        "sub-1", ORG, "2024-11", START, END, "kari", 1, figures(3, 9, 5, 2), -1, 7)));
        assertThat(outcomes).isEmpty();
    }

    @Test
    void aFailedSubmissionShowsWhyAndIsNotTheLast() {
        readModel.project(requested("sub-1"), log.next("sub-1", failed("sub-1", "reason")));

        assertThat(submission("sub-1").status()).isEqualTo(SubmissionStatus.FAILED);
        assertThat(submission("sub-1").failureReason()).isEqualTo("reason");
        assertThat(submission("sub-1").presentFigures()).isNull();
        assertThat(readModel.find(new FindLastSubmission(ORG), SubmissionView.class))
                .isEmpty();
    }

    @Test
    void laterChangesShowAsTheDifferenceToWhatWasSubmitted() {
        readModel.project(
                recorded("act-1", "lc-1", WITHIN, 4),
                recorded("act-2", "lc-2", WITHIN, 2),
                recorded("act-3", "lc-unknown", WITHIN, 3),
                requested("sub-1"),
                submitted("sub-1", figures(3, 9, 5, 2)));
        assertThat(changes()).isEqualTo(new SubmissionChanges(false, 0, 0, 0, BigDecimal.ZERO));

        readModel.project(recorded("act-4", "lc-1", AFTER, 100));
        assertThat(changes().changed())
                .as("after an activity of the next period")
                .isFalse();

        readModel.project(log.next("chapter:2", new ChapterMoved("lc-2", ORG, "Vestland", null)));
        assertThat(changes()).isEqualTo(new SubmissionChanges(true, 0, 0, 0, BigDecimal.ZERO));

        readModel.project(recorded("act-5", "lc-1", WITHIN, 7));
        assertThat(changes()).isEqualTo(new SubmissionChanges(true, 1, 7, 1, BigDecimal.ONE));
        assertThat(submission("sub-1").figures()).isEqualTo(ShownFigures.of(figures(3, 9, 5, 2)));
    }

    @Test
    void onlyWhatWasSubmittedIsListedNewestFirst() {
        readModel.project(
                requested("sub-1"),
                requested("sub-2"),
                requested("sub-3"),
                submitted("sub-2", figures(0, 0, 0, 0)),
                submitted("sub-1", figures(0, 0, 0, 0)));

        var page = readModel.ask(new ListSubmissions(ORG, newest(0, 10)), SubmissionPage.class);
        assertThat(page.submissions())
                .extracting(SubmissionView::submittedPeriodId)
                .containsExactly("sub-1", "sub-2");
        assertThat(page.total()).isEqualTo(2);
        assertThat(readModel
                        .ask(new ListSubmissions("org-other", newest(0, 10)), SubmissionPage.class)
                        .total())
                .isZero();
        assertThat(readModel
                        .ask(new ListSubmissions(null, newest(1, 1)), SubmissionPage.class)
                        .submissions())
                .extracting(SubmissionView::submittedPeriodId)
                .containsExactly("sub-2");
        assertThat(readModel.find(new FindLastSubmission(ORG), SubmissionView.class))
                .hasValueSatisfying(it -> assertThat(it.submittedPeriodId()).isEqualTo("sub-1"));
    }

    private SubmissionChanges changes() {
        var changes = submission("sub-1").changesSinceSubmission();
        assertThat(changes).isNotNull();
        return changes;
    }

    private SubmissionView submission(String id) {
        return readModel.find(new FindSubmission(id), SubmissionView.class).orElseThrow();
    }

    private DomainEventMessage<?> requested(String id) {
        return log.next(id, triggered(id));
    }

    private DomainEventMessage<?> submitted(String id, SubmissionFigures figures) {
        return log.next(id, result(id, 1, figures));
    }

    private static PeriodSubmitted result(String id, int run, SubmissionFigures figures) {
        return new PeriodSubmitted(id, ORG, "2024-11", START, END, "kari", run, figures, -1, 7);
    }

    /** One contact and one hour an activity. */
    private static SubmissionFigures figures(long activities, long participants, long nowhere, long nowheres) {
        var categories = new TreeMap<String, CategoryFigures>();
        if (activities > 0) {
            categories.put("annet", new CategoryFigures(activities, participants, BigDecimal.valueOf(activities)));
        }
        List<SubmittedRegion> regions = activities == 0
                ? List.of()
                : List.of(
                                new SubmittedRegion(null, nowheres, nowhere),
                                new SubmittedRegion("Oslo", activities - nowheres, participants - nowhere))
                        .stream()
                        .sorted(Regions.ORDER)
                        .toList();
        return new SubmissionFigures(
                activities, participants, activities, BigDecimal.valueOf(activities), categories, regions);
    }

    private DomainEventMessage<?> recorded(String id, String chapter, Instant at, int participants) {
        return recorded(id, facts(id, chapter, participants, at));
    }

    @Override
    protected Object triggered(String id) {
        return new SubmissionRequested(id, ORG, "2024-11", START, END, "kari", -1, null);
    }

    @Override
    protected Object triggeredToRead(String id) {
        return new SubmissionRequested(id, ORG, "2024-11", START, END, "kari", 0, null);
    }

    @Override
    protected Object rerun(String id) {
        return new SubmissionResumed(id, ORG, "2024-11", START, END, "kari", 2, -1);
    }

    @Override
    protected SubmissionFailed failed(String id, String reason) {
        return new SubmissionFailed(id, ORG, 1, reason);
    }

    @Override
    protected Object completed(String id) {
        return result(id, 2, figures(0, 0, 0, 0));
    }

    @Override
    protected Object fail(String id, String reason) {
        return new FailSubmission(failed(id, reason));
    }

    @Override
    protected Object resume(String id) {
        return new ResumeSubmission(id, 2);
    }

    private static Slice newest(long offset, int limit) {
        return new Slice(offset, limit, SortField.SUBMITTED_AT, false, null);
    }
}
