package no.bufdirreporting.activity.query.row;

import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityPage;
import no.bufdirreporting.activity.ActivityQuery.FindActivity;
import no.bufdirreporting.activity.ActivityQuery.ListActivities;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Projects activities to the table {@code activity}, one row each, and answers queries for them. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record ActivityProjection(JdbcTemplate jdbc, ActivityRows rows, ActivityPages pages) {

    @EventHandler
    void on(ActivityRecorded event, @Timestamp Instant at) {
        buffer().recorded(event.activityId(), event.orgId(), event.facts(), at);
    }

    @EventHandler
    void on(ActivityCorrected event, @Timestamp Instant at, @SequenceNumber long version) {
        buffer().corrected(event.activityId(), event.orgId(), event.after(), at, version);
    }

    @EventHandler
    void on(ActivityDeleted event) {
        buffer().deleted(event.activityId());
    }

    @ResetHandler
    void reset() {
        jdbc.execute("truncate activity");
    }

    @QueryHandler
    Optional<ActivityView> handle(FindActivity query) {
        return rows.find(query.activityId());
    }

    @QueryHandler
    ActivityPage handle(ListActivities query) {
        return pages.page(query);
    }

    private ActivityBuffer buffer() {
        return WriteBehind.buffer(ActivityBuffer.class, () -> new ActivityBuffer(jdbc));
    }
}
