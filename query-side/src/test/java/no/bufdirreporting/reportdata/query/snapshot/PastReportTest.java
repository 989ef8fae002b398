package no.bufdirreporting.reportdata.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportField;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotStatus;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import no.bufdirreporting.reportdata.query.snapshot.PastReport.Change;
import no.bufdirreporting.reportdata.query.snapshot.PastReport.Step;
import no.bufdirreporting.run.RunCause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether figures were still valid at a position, and since when and why they were not. */
class PastReportTest {

    private static final ReportedDays DAYS = days(2024);
    private static final ReportedDays PRIOR = days(2023);

    private final List<PastEvent> events = new ArrayList<>();
    private final Happenings happenings = new Happenings();

    private static ReportedDays days(int year) {
        return new ReportedDays("org-1", LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** What a test lets happen around the snapshot. */
    private static final class Happenings implements PastReport.Surroundings {

        private final List<Change> changes = new ArrayList<>();
        private final List<Change> priorChanges = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private @Nullable List<ReportSection> represented;

        @Override
        public Optional<Change> firstChange(ReportedDays days, long after, long upTo) {
            return (days.equals(DAYS) ? changes : priorChanges)
                    .stream()
                            .filter(it -> it.position() > after && it.position() <= upTo)
                            .findFirst();
        }

        @Override
        public Optional<List<ReportSection>> represented(ReportedDays days, long position) {
            return Optional.ofNullable(represented);
        }

        @Override
        public List<Step> steps(ReportedDays days, long after, long upTo) {
            return steps.stream()
                    .filter(it -> it.position() > after && it.position() <= upTo)
                    .toList();
        }
    }

    private static Instant time(long position) {
        return Instant.EPOCH.plusSeconds(position);
    }

    private void happened(long position, Object payload) {
        events.add(new PastEvent(position, time(position), events.size(), payload));
    }

    private static List<ReportSection> sections(int value, int prior) {
        var field = new ReportField("f", "F", BigDecimal.valueOf(value), BigDecimal.valueOf(prior), "register", null);
        return List.of(new ReportSection("s", "S", List.of(field)));
    }

    /** Asked for at 10, completed at 12. */
    private void completed(@Nullable String priorSnapshot) {
        happened(10, new ReportSnapshotTriggered("snap-1", "org-1", "2024", DAYS.start(), DAYS.end(), "job-1", 3, 0));
        var prior = new PriorPeriod("2023", PRIOR.start(), PRIOR.end(), priorSnapshot, null);
        var figures = new ReportFigures("default", 0, sections(5, 4), prior);
        happened(12, new ReportSnapshotCompleted("snap-1", "org-1", 1, figures, 10));
    }

    private void rerun(long position, @Nullable String reason) {
        happened(
                position,
                new ReportSnapshotRerunTriggered(
                        "snap-1",
                        "org-1",
                        "2024",
                        DAYS.start(),
                        DAYS.end(),
                        2,
                        "job-2",
                        3,
                        RunCause.REQUEST,
                        reason,
                        0));
    }

    private ReportSnapshotView at(long position) {
        var until = events.stream().filter(it -> it.position() <= position).toList();
        return PastReport.at(position, until, "Org", true, happenings).orElseThrow();
    }

    private void assertInvalid(ReportSnapshotView view, String reason, long since) {
        assertThat(view.cacheValid()).isFalse();
        assertThat(view.invalidationReason()).isEqualTo(reason);
        assertThat(view.invalidatedAt()).isEqualTo(time(since));
    }

    @Test
    void figuresAreValidUntilTheFirstChangeOfTheirActivities() {
        completed(null);
        happenings.changes.add(new Change(20, time(20)));
        happenings.changes.add(new Change(21, time(21)));
        assertThat(at(10).snapshotStatus()).isEqualTo(ReportSnapshotStatus.PROCESSING);
        assertThat(at(19).cacheValid()).isTrue();
        assertThat(at(19).snapshotStatus()).isEqualTo(ReportSnapshotStatus.CURRENT);
        assertInvalid(at(20), Staleness.ACTIVITIES_CHANGED, 20);
        assertInvalid(at(30), Staleness.ACTIVITIES_CHANGED, 20);
    }

    @Test
    void whatChangedWhileTheRunWasCountingMakesItsFiguresInvalidFromTheBeginning() {
        completed(null);
        happenings.changes.add(new Change(11, time(11)));
        assertInvalid(at(12), Staleness.ACTIVITIES_CHANGED, 12);
    }

    @Test
    void changesOfThePriorPeriodMatterWhereItWasCountedFromActivities() {
        completed(null);
        happenings.priorChanges.add(new Change(20, time(20)));
        happenings.changes.add(new Change(22, time(22)));
        assertInvalid(at(30), Staleness.PRIOR_ACTIVITIES_CHANGED, 20);
    }

    @Test
    void anEventThatChangesBothPeriodsIsToldAsOneOfThePeriodItself() {
        completed(null);
        happenings.priorChanges.add(new Change(20, time(20)));
        happenings.changes.add(new Change(20, time(20)));
        assertInvalid(at(30), Staleness.ACTIVITIES_CHANGED, 20);
    }

    @Test
    void otherFiguresOfThePriorPeriodMatter() {
        happenings.represented = sections(4, 0);
        completed("snap-0");
        happenings.priorChanges.add(new Change(15, time(15)));
        happenings.steps.add(new Step(18, time(18), null));
        assertThat(at(19).cacheValid()).as("the values are the same").isTrue();
        happenings.steps.add(new Step(25, time(25), "snap-0"));
        assertInvalid(at(30), Staleness.PRIOR_FIGURES_CHANGED, 25);
    }

    @Test
    void aRequestTellsItsReasonAndOneWithoutKeepsTheReasonThatThereWas() {
        completed(null);
        happenings.changes.add(new Change(20, time(20)));
        rerun(25, null);
        assertInvalid(at(25), Staleness.ACTIVITIES_CHANGED, 20);
        rerun(26, "Deadline extended");
        assertInvalid(at(26), "Deadline extended", 26);
        assertThat(at(26).sections()).as("shown until there are others").isNotEmpty();
    }
}
