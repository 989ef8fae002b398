package no.bufdirreporting.reportdata.query.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import no.bufdirreporting.reportdata.ReportJobStatus;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/**
 * The snapshots, their jobs, and the steps that watchers are told of. Handlers first write what the batch has collected, so
 * that a step follows all that happened before it, however events fall into batches.
 */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class ReportSnapshotProjection {

    /** What made a run fail may be over by then. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final ReportSnapshotRows snapshots;
    private final ReportSnapshotLookup lookup;
    private final ReportJobs jobs;
    private final ReportSteps steps;
    private final Staleness staleness;

    ReportSnapshotProjection(
            ReportSnapshotRows snapshots,
            ReportSnapshotLookup lookup,
            ReportJobs jobs,
            ReportSteps steps,
            Staleness staleness) {
        this.snapshots = snapshots;
        this.lookup = lookup;
        this.jobs = jobs;
        this.steps = steps;
        this.staleness = staleness;
    }

    @EventHandler
    void on(ReportSnapshotTriggered event, @Timestamp Instant at, TrackingToken token) {
        WriteBehind.flush();
        snapshots.insert(event, at, token.position().orElseThrow());
        snapshots.supersede(new ReportedDays(event.orgId(), event.periodStart(), event.periodEnd()));
        jobs.start(event, at);
    }

    @EventHandler
    void on(
            ReportSnapshotRerunTriggered event,
            @Timestamp Instant at,
            @SequenceNumber long version,
            TrackingToken token) {
        WriteBehind.flush();
        var before = lookup.get(event.snapshotId());
        snapshots.rerun(event, Staleness.reason(event), at, version);
        jobs.start(event, at);
        var days = lookup.get(event.snapshotId()).days();
        long position = token.position().orElseThrow();
        steps.take(days, position, at);
        if (!days.equals(before.days())) {
            snapshots.supersede(days);
            leave(before.days(), event.snapshotId(), position, at);
        }
    }

    @EventHandler
    void on(ReportSnapshotCompleted event, @Timestamp Instant at, @SequenceNumber long version, TrackingToken token) {
        WriteBehind.flush();
        var days = lookup.get(event.snapshotId()).days();
        String stale = staleness.reason(event, days);
        snapshots.complete(event, at, version, stale);
        if (stale != null) {
            snapshots.outdate(event.snapshotId(), at);
        }
        jobs.end(event.snapshotId(), ReportJobStatus.COMPLETED, null, at);
        long position = token.position().orElseThrow();
        steps.take(days, position, at);
        lookup.newestWithFigures(days.orgId(), days.start(), days.end())
                .ifPresent(newest ->
                        outdateFollowing(days, it -> !Staleness.shows(it.sections(), newest.sections()), position, at));
    }

    @EventHandler
    void on(ReportSnapshotFailed event, @Timestamp Instant at, @SequenceNumber long version) {
        WriteBehind.flush();
        var days = lookup.get(event.snapshotId()).days();
        snapshots.fail(event, version);
        boolean changed = staleness.changedSince(days.orgId(), days.start(), days.end(), event.position());
        snapshots.outdate(event.snapshotId(), changed ? at : at.plus(PAUSE_AFTER_FAILURE));
        jobs.end(event.snapshotId(), ReportJobStatus.FAILED, event.reason(), at);
    }

    @EventHandler
    void on(ReportSnapshotDeleted event, @Timestamp Instant at, TrackingToken token) {
        WriteBehind.flush();
        var days = lookup.get(event.snapshotId()).days();
        snapshots.delete(event.snapshotId());
        jobs.end(event.snapshotId(), ReportJobStatus.CANCELLED, null, at);
        leave(days, event.snapshotId(), token.position().orElseThrow(), at);
    }

    /** A snapshot is no longer one of the days: what is left represents them, and others took prior values from it. */
    private void leave(ReportedDays days, String snapshotId, long position, Instant at) {
        lookup.newest(days).filter(it -> !it.valid()).ifPresent(it -> snapshots.outdate(it.snapshotId(), at));
        steps.take(days, position, at);
        outdateFollowing(days, it -> takesPriorValuesFrom(it, snapshotId), position, at);
    }

    private static boolean takesPriorValuesFrom(ReportSnapshotRow snapshot, String snapshotId) {
        return snapshot.priorPeriod() != null
                && snapshotId.equals(snapshot.priorPeriod().snapshotId());
    }

    /** Where the values of a period change, snapshots of the period after it show other prior values. */
    private void outdateFollowing(ReportedDays days, Predicate<ReportSnapshotRow> affected, long position, Instant at) {
        for (var following : lookup.following(days)) {
            if (affected.test(following)) {
                snapshots.invalidate(following.snapshotId(), Staleness.PRIOR_FIGURES_CHANGED, at);
                snapshots.outdate(following.snapshotId(), at);
                steps.take(following.days(), position, at);
            }
        }
    }

    @ResetHandler
    void reset() {
        snapshots.deleteAll();
        jobs.deleteAll();
        steps.deleteAll();
    }
}
