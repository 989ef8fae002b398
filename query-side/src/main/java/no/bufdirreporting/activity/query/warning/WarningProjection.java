package no.bufdirreporting.activity.query.warning;

import java.time.Instant;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Projects the warnings of activities, and the numbers of participants that new activities are compared with. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record WarningProjection(JdbcTemplate jdbc) {

    @EventHandler
    void on(ActivityRecorded event, TrackingToken token) {
        count(event.orgId(), event.facts(), 1);
        if (!event.warnings().isEmpty()) {
            Instant submittedAt = event.facts().submittedAt();
            warnings().put(event.activityId(), event.orgId(), submittedAt, event.warnings(), position(token));
        }
    }

    @EventHandler
    void on(ActivityCorrected event, TrackingToken token) {
        count(event.orgId(), event.before(), -1);
        count(event.orgId(), event.after(), 1);
        Instant submittedAt = event.after().submittedAt();
        warnings().put(event.activityId(), event.orgId(), submittedAt, event.warnings(), position(token));
    }

    @EventHandler
    void on(ActivityDeleted event) {
        count(event.orgId(), event.facts(), -1);
        warnings().remove(event.activityId());
    }

    @ResetHandler
    void reset() {
        jdbc.execute("truncate activity_warning, chapter_participants");
    }

    private static long position(TrackingToken token) {
        return token.position().orElseThrow();
    }

    private WarningBuffer warnings() {
        return WriteBehind.buffer(WarningBuffer.class, () -> new WarningBuffer(jdbc));
    }

    private void count(String orgId, ActivityFacts facts, long activities) {
        if (facts.counts()) {
            WriteBehind.buffer(ParticipantsBuffer.class, () -> new ParticipantsBuffer(jdbc))
                    .add(orgId, facts, activities);
        }
    }
}
