package no.bufdirreporting.reportdata.query.snapshot;

import java.time.Duration;
import java.util.function.Predicate;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.reportdata.ReportJobStatus;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/**
 * Projects report snapshots, their jobs and the steps that watchers are sent. Handlers first flush what the batch has
 * collected, so that the steps do not depend on how events are divided into batches.
 */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record ReportSnapshotProjection(ReportSnapshots snapshots, ReportJobs jobs, ReportSteps steps, Staleness staleness) {

    /** A failed run is repeated after this time, since its cause may be gone by then. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    @EventHandler
    void on(ReportSnapshotTriggered event, PastEvent recorded) {
        WriteBehind.flush();
        var snapshot = new ReportSnapshot();
        snapshot.triggered(event, recorded);
        snapshots.insert(snapshot);
        snapshots.supersede(snapshot.days());
        jobs.start(event, recorded.at());
    }

    @EventHandler
    void on(ReportSnapshotRerunTriggered event, PastEvent recorded) {
        WriteBehind.flush();
        var snapshot = snapshots.get(event.snapshotId());
        var before = snapshot.days();
        snapshot.rerun(event, recorded);
        jobs.start(event, recorded.at());
        var days = snapshot.days();
        steps.take(days, recorded.position(), recorded.at());
        if (!days.equals(before)) {
            snapshots.supersede(days);
            leave(before, event.snapshotId(), recorded);
        }
    }

    @EventHandler
    void on(ReportSnapshotCompleted event, PastEvent recorded) {
        WriteBehind.flush();
        var snapshot = snapshots.get(event.snapshotId());
        var days = snapshot.days();
        String stale = staleness.reason(event, days);
        snapshot.completed(event, recorded, stale);
        if (stale != null) {
            snapshots.outdate(snapshot, recorded.at());
        }
        jobs.end(event.snapshotId(), ReportJobStatus.COMPLETED, null, recorded.at());
        steps.take(days, recorded.position(), recorded.at());
        snapshots
                .newestWithFigures(days)
                .ifPresent(newest -> outdateFollowing(
                        days,
                        it -> !Staleness.shows(
                                it.counted().sections(), newest.counted().sections()),
                        recorded));
    }

    @EventHandler
    void on(ReportSnapshotFailed event, PastEvent recorded) {
        WriteBehind.flush();
        var snapshot = snapshots.get(event.snapshotId());
        var days = snapshot.days();
        var at = recorded.at();
        snapshot.failed(event, recorded);
        boolean changed = staleness.changedSince(days, event.position());
        snapshots.outdate(snapshot, changed ? at : at.plus(PAUSE_AFTER_FAILURE));
        jobs.end(event.snapshotId(), ReportJobStatus.FAILED, event.reason(), at);
    }

    @EventHandler
    void on(ReportSnapshotDeleted event, PastEvent recorded) {
        WriteBehind.flush();
        var snapshot = snapshots.get(event.snapshotId());
        snapshots.delete(snapshot);
        jobs.end(event.snapshotId(), ReportJobStatus.CANCELLED, null, recorded.at());
        leave(snapshot.days(), event.snapshotId(), recorded);
    }

    /** Handles that a snapshot no longer has the days: the newest one left represents them, and others used its values. */
    private void leave(ReportedDays days, String snapshotId, PastEvent recorded) {
        snapshots.newest(days).filter(it -> !it.validity().valid()).ifPresent(it -> it.outdate(recorded.at()));
        steps.take(days, recorded.position(), recorded.at());
        outdateFollowing(days, it -> takesPriorValuesFrom(it, snapshotId), recorded);
    }

    private static boolean takesPriorValuesFrom(ReportSnapshot snapshot, String snapshotId) {
        var prior = snapshot.counted().priorPeriod();
        return prior != null && snapshotId.equals(prior.snapshotId());
    }

    /** If the values of a period change, snapshots of the period after it show outdated prior values. */
    private void outdateFollowing(ReportedDays days, Predicate<ReportSnapshot> affected, PastEvent recorded) {
        for (var following : snapshots.following(days)) {
            if (affected.test(following)) {
                following.invalidate(Staleness.PRIOR_FIGURES_CHANGED, recorded.at());
                snapshots.outdate(following, recorded.at());
                steps.take(following.days(), recorded.position(), recorded.at());
            }
        }
    }

    @ResetHandler
    void reset() {
        snapshots.deleteAllInBatch();
        jobs.deleteAllInBatch();
        steps.deleteAll();
    }
}
