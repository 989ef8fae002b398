package no.bufdirreporting.activity.query.rollup;

import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.query.contact.PresenceBuffer;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Projects activities to rollups, so that figures are computed without reading every activity. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record RollupProjection(JdbcTemplate jdbc) {

    @EventHandler
    void on(ActivityRecorded event, TrackingToken token) {
        count(event.orgId(), event.facts(), 1, token);
    }

    @EventHandler
    void on(ActivityCorrected event, TrackingToken token) {
        if (event.affectsFigures()) {
            count(event.orgId(), event.before(), -1, token);
            count(event.orgId(), event.after(), 1, token);
        }
    }

    @EventHandler
    void on(ActivityDeleted event, TrackingToken token) {
        count(event.orgId(), event.facts(), -1, token);
    }

    @ResetHandler
    void reset() {
        jdbc.execute("truncate rollup_day, rollup_month, contact_day, contact_month, reappearance_day,"
                + " reappearance_month, type_set, figures_changed");
    }

    private void count(String orgId, ActivityFacts facts, int sign, TrackingToken token) {
        var day = OsloCalendar.dayOf(facts.submittedAt());
        WriteBehind.buffer(RollupBuffer.class, () -> new RollupBuffer(jdbc)).add(orgId, day, facts, sign);
        if (facts.counts()) {
            WriteBehind.buffer(PresenceBuffer.class, () -> new PresenceBuffer(jdbc))
                    .add(orgId, day, facts, sign);
            WriteBehind.buffer(ChangeBuffer.class, () -> new ChangeBuffer(jdbc))
                    .add(orgId, day, token.position().orElseThrow());
        }
    }
}
