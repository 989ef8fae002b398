package no.bufdirreporting.activity.query.row;

import static no.bufdirreporting.platform.query.EventLog.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityQuery.FindActivity;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ActivityProjectionTest {

    private static final ActivityFacts FACTS = facts("Våken natt", null);
    private static final EventLog LOG = new EventLog();
    private static final RunningReadModel READ_MODEL = RunningReadModel.start(LOG);

    @AfterAll
    static void stop() {
        READ_MODEL.close();
    }

    @Test
    void activityIsShownAsRecordedThenAsCorrectedThenNotAtAll() {
        var corrected = facts(null, "eldre");
        READ_MODEL.project(LOG.next("act-1", new ActivityRecorded("act-1", "org-1", FACTS), timeOf(1)));
        assertThat(READ_MODEL.find(new FindActivity("act-1"), ActivityView.class))
                .contains(ActivityView.of("act-1", "org-1", FACTS, timeOf(1), null, 0));

        READ_MODEL.project(
                LOG.next("act-1", new ActivityCorrected("act-1", "org-1", FACTS, corrected), timeOf(2)),
                LOG.next("act-1", new ActivityCorrected("act-1", "org-1", corrected, FACTS), timeOf(3)),
                LOG.next("act-1", new ActivityCorrected("act-1", "org-1", FACTS, corrected), timeOf(4)));
        assertThat(READ_MODEL.find(new FindActivity("act-1"), ActivityView.class))
                .contains(ActivityView.of("act-1", "org-1", corrected, timeOf(1), timeOf(4), 3));

        READ_MODEL.project(LOG.next("act-1", new ActivityDeleted("act-1", "org-1", corrected), timeOf(5)));
        assertThat(READ_MODEL.find(new FindActivity("act-1"), ActivityView.class))
                .isEmpty();
    }

    @Test
    void activityRecordedAndDeletedInOneBatchLeavesNoRow() {
        var before = READ_MODEL.rows();
        READ_MODEL.publishAsOneBatch(
                LOG.next("act-2", new ActivityRecorded("act-2", "org-2", FACTS)),
                LOG.next("act-2", new ActivityDeleted("act-2", "org-2", FACTS)));
        READ_MODEL.settle();

        before.remove("figures_changed");
        assertThat(READ_MODEL.rows()).containsAllEntriesOf(before);
    }

    @Test
    void correctionWithAnEarlierTimeKeepsTheCreationTime() {
        READ_MODEL.project(LOG.next("act-3", new ActivityRecorded("act-3", "org-3", FACTS), timeOf(9)));
        READ_MODEL.project(
                LOG.next("act-3", new ActivityCorrected("act-3", "org-3", FACTS, facts("", null)), timeOf(7)));

        assertThat(READ_MODEL.find(new FindActivity("act-3"), ActivityView.class))
                .map(ActivityView::createdAt)
                .contains(timeOf(9));
    }

    private static ActivityFacts facts(String description, String category) {
        return new ActivityFacts(
                "kari",
                "lc-1",
                "visit",
                Instant.parse("2024-11-15T12:00:00.123456Z"),
                new BigDecimal("1.5"),
                3,
                ActivityStatus.COMPLETED,
                description,
                "Tromsø",
                category);
    }
}
