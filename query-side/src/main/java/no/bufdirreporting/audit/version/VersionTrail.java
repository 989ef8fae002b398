package no.bufdirreporting.audit.version;

import java.util.function.ObjLongConsumer;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.audit.trail.AuditProcessors;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;

/**
 * Projects the versions of activities and report snapshots, so that the state at a position is an index range. It has a
 * processor of its own: it does not wait for the trail, and an installation that gets it later fills it from the first
 * event. The head is stored with the versions, so that an event handled twice changes nothing, even if the token was
 * lost.
 */
@Component
@ProcessingGroup(AuditProcessors.VERSIONS)
public class VersionTrail {

    private final VersionRows rows;
    private final ReportVersions reports;

    public VersionTrail(VersionRows rows, ReportVersions reports) {
        this.rows = rows;
        this.reports = reports;
    }

    @EventHandler
    void on(ActivityRecorded event, @MessageIdentifier String eventId, TrackingToken token) {
        once(
                token,
                (buffer, position) ->
                        buffer.begin(event.activityId(), event.orgId(), event.facts(), eventId, position));
    }

    /** A correction of texts alone begins no version, because no figure depends on them. */
    @EventHandler
    void on(ActivityCorrected event, @MessageIdentifier String eventId, TrackingToken token) {
        once(token, (buffer, position) -> {
            if (event.affectsFigures()) {
                buffer.end(event.activityId(), position);
                buffer.begin(event.activityId(), event.orgId(), event.after(), eventId, position);
            }
        });
    }

    @EventHandler
    void on(ActivityDeleted event, @MessageIdentifier String eventId, TrackingToken token) {
        once(token, (buffer, position) -> {
            buffer.end(event.activityId(), position);
            buffer.deleted(event.activityId(), event.orgId(), event.facts(), eventId, position);
        });
    }

    @EventHandler
    void on(ReportSnapshotTriggered event, TrackingToken token) {
        once(
                token,
                (buffer, position) -> reports.begin(
                        event.snapshotId(), event.orgId(), event.periodStart(), event.periodEnd(), position));
    }

    @EventHandler
    void on(ReportSnapshotRerunTriggered event, TrackingToken token) {
        once(
                token,
                (buffer, position) ->
                        reports.days(event.snapshotId(), event.periodStart(), event.periodEnd(), position));
    }

    @EventHandler
    void on(ReportSnapshotCompleted event, TrackingToken token) {
        once(token, (buffer, position) -> reports.figures(event.snapshotId(), position));
    }

    @EventHandler
    void on(ReportSnapshotDeleted event, TrackingToken token) {
        once(token, (buffer, position) -> reports.end(event.snapshotId(), position));
    }

    /** Any other event only advances the head. */
    @EventHandler
    void on(EventMessage<?> event, TrackingToken token) {
        once(token, (buffer, position) -> {});
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }

    private void once(TrackingToken token, ObjLongConsumer<VersionBuffer> change) {
        var buffer = WriteBehind.buffer(VersionBuffer.class, () -> new VersionBuffer(rows));
        long position = token.position().orElseThrow();
        if (buffer.advance(position)) {
            change.accept(buffer, position);
        }
    }
}
