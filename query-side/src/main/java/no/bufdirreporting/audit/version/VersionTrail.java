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
 * Keeps what activities and snapshots were from one event to the next, so that what was known at a position is a range of an
 * index. In a processor of its own beside the trail's: neither waits for the other, and where this is new to an
 * installation it fills itself from the first event on, while the chain stays as it was written. How far that has come is
 * known beside the versions themselves, so that an event that comes once more changes nothing, whatever became of the token.
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

    /** Texts make no other version: no figure depends on them. */
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

    /** All others, of which only is noted that there are none that change anything. */
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
        if (buffer.reaches(position)) {
            change.accept(buffer, position);
        }
    }
}
