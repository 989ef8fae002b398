package no.bufdirreporting.audit.version;

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

    /** An event that the versions do not depend on only advances the head. */
    @EventHandler
    void on(EventMessage<?> event, TrackingToken token) {
        var buffer = WriteBehind.buffer(VersionBuffer.class, () -> new VersionBuffer(rows));
        long position = token.position().orElseThrow();
        if (buffer.advance(position)) {
            project(event.getPayload(), event.getIdentifier(), position, buffer);
        }
    }

    private void project(Object event, String eventId, long position, VersionBuffer buffer) {
        switch (event) {
            case ActivityRecorded it -> buffer.begin(it.activityId(), it.orgId(), it.facts(), false, eventId, position);
            case ActivityCorrected it -> {
                // A correction of texts alone begins no version, because no figure depends on them.
                if (it.affectsFigures()) {
                    buffer.end(it.activityId(), position);
                    buffer.begin(it.activityId(), it.orgId(), it.after(), false, eventId, position);
                }
            }
            case ActivityDeleted it -> {
                buffer.end(it.activityId(), position);
                buffer.begin(it.activityId(), it.orgId(), it.facts(), true, eventId, position);
            }
            case ReportSnapshotTriggered it ->
                reports.begin(it.snapshotId(), it.orgId(), it.periodStart(), it.periodEnd(), position);
            case ReportSnapshotRerunTriggered it ->
                reports.days(it.snapshotId(), it.periodStart(), it.periodEnd(), position);
            case ReportSnapshotCompleted it -> reports.figures(it.snapshotId(), position);
            case ReportSnapshotDeleted it -> reports.end(it.snapshotId(), position);
            default -> {}
        }
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }
}
