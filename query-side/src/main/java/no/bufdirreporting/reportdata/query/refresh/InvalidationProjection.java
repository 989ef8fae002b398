package no.bufdirreporting.reportdata.query.refresh;

import java.time.Instant;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import no.bufdirreporting.reportdata.query.snapshot.ReportSnapshots;
import no.bufdirreporting.reportdata.query.snapshot.ReportSteps;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Invalidates report snapshots when an activity changes that they count. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
public class InvalidationProjection {

    private final ReportSnapshots snapshots;
    private final ReportSteps steps;

    InvalidationProjection(ReportSnapshots snapshots, ReportSteps steps) {
        this.snapshots = snapshots;
        this.steps = steps;
    }

    @EventHandler
    void on(ActivityRecorded event, @Timestamp Instant at, TrackingToken token) {
        changed(event.orgId(), event.facts(), at, token);
    }

    @EventHandler
    void on(ActivityCorrected event, @Timestamp Instant at, TrackingToken token) {
        if (event.affectsFigures()) {
            changed(event.orgId(), event.before(), at, token);
            changed(event.orgId(), event.after(), at, token);
        }
    }

    @EventHandler
    void on(ActivityDeleted event, @Timestamp Instant at, TrackingToken token) {
        changed(event.orgId(), event.facts(), at, token);
    }

    private void changed(String orgId, ActivityFacts facts, Instant at, TrackingToken token) {
        if (facts.counts()) {
            WriteBehind.buffer(InvalidationBuffer.class, () -> new InvalidationBuffer(snapshots, steps))
                    .add(
                            orgId,
                            OsloCalendar.dayOf(facts.submittedAt()),
                            token.position().orElseThrow(),
                            at);
        }
    }
}
