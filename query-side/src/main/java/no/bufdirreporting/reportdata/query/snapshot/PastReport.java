package no.bufdirreporting.reportdata.query.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import no.bufdirreporting.reportdata.query.refresh.InvalidationProjection;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of report data as its first events made it, and what had happened around it by then: whether its figures were
 * still those of its activities follows from {@link Surroundings}, by the rules of {@link ReportSnapshotProjection} and
 * {@link InvalidationProjection}.
 */
public final class PastReport {

    private final Surroundings surroundings;
    private final ReportSnapshot state = new ReportSnapshot();

    /** All before this position has been looked at for what invalidates the figures. */
    private long seen;

    private PastReport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What happened at a position. */
    public record Change(long position, Instant at) {}

    /**
     * An event of a snapshot that other snapshots take prior values from.
     *
     * @param left the snapshot that was no longer one of the days after it; null if it got figures
     */
    public record Step(long position, Instant at, @Nullable String left) {}

    /** What happened around a snapshot. Spans of positions are without their beginning and with their end. */
    public interface Surroundings {

        /** The first event of a span that changed figures of the days. */
        Optional<Change> firstChange(ReportedDays days, long after, long upTo);

        /** The values that represented the days when the event at a position had happened. */
        Optional<List<ReportSection>> represented(ReportedDays days, long position);

        /** What became of the snapshots of some days, in order. */
        List<Step> steps(ReportedDays days, long after, long upTo);
    }

    /**
     * The snapshot at a position; empty if it was deleted by then.
     *
     * @param events its first one, the latest that completed a run with the one that triggered that run, and all that
     *     came after these
     * @param current whether it represented the organization, if its latest run had ended well
     */
    public static Optional<ReportSnapshotView> at(
            long position,
            List<PastEvent> events,
            @Nullable String organizationName,
            boolean current,
            Surroundings surroundings) {
        var past = new PastReport(surroundings);
        events.forEach(past::apply);
        past.lookUpTo(position);
        return past.state.pastView(organizationName, current);
    }

    private void apply(PastEvent event) {
        switch (event.payload()) {
            case ReportSnapshotTriggered it -> state.triggered(it, event);
            case ReportSnapshotRerunTriggered it -> {
                lookUpTo(event.position() - 1);
                state.rerun(it, event);
            }
            case ReportSnapshotCompleted it -> {
                state.completed(it, event, stale(it, event.position()));
                seen = event.position();
            }
            case ReportSnapshotFailed it -> state.failed(it, event);
            case ReportSnapshotDeleted it -> state.deleted();
            default -> {}
        }
    }

    /** As {@link Staleness#reason(ReportSnapshotCompleted, ReportedDays)} is for the moment. */
    private @Nullable String stale(ReportSnapshotCompleted event, long position) {
        var days = state.days();
        if (surroundings.firstChange(days, event.position(), position).isPresent()) {
            return Staleness.ACTIVITIES_CHANGED;
        }
        PriorPeriod prior = event.figures().priorPeriod();
        var priorDays = days.before(prior);
        var represented = surroundings.represented(priorDays, position);
        if (represented.isPresent()) {
            return Staleness.shows(event.figures().sections(), represented.get())
                    ? null
                    : Staleness.PRIOR_FIGURES_CHANGED;
        }
        return prior.snapshotId() != null
                        || surroundings
                                .firstChange(priorDays, event.position(), position)
                                .isPresent()
                ? Staleness.PRIOR_ACTIVITIES_CHANGED
                : null;
    }

    private void lookUpTo(long position) {
        var prior = state.valid() ? state.counted().priorPeriod() : null;
        if (prior == null) {
            return;
        }
        var days = state.days();
        var priorDays = days.before(prior);
        var ofDays = surroundings.firstChange(days, seen, position);
        var ofPrior = prior.snapshotId() == null
                ? surroundings.firstChange(priorDays, seen, position)
                : Optional.<Change>empty();
        long first = Stream.concat(ofDays.stream(), ofPrior.stream())
                .mapToLong(Change::position)
                .min()
                .orElse(position + 1);
        var ofFigures = surroundings.steps(priorDays, seen, first - 1).stream()
                .filter(it -> changesPriorValues(it, prior, priorDays))
                .findFirst();
        if (ofFigures.isPresent()) {
            state.invalidate(Staleness.PRIOR_FIGURES_CHANGED, ofFigures.get().at());
        } else if (ofDays.isPresent() && ofDays.get().position() == first) {
            state.invalidate(Staleness.ACTIVITIES_CHANGED, ofDays.get().at());
        } else {
            ofPrior.ifPresent(it -> state.invalidate(Staleness.PRIOR_ACTIVITIES_CHANGED, it.at()));
        }
        seen = position;
    }

    private boolean changesPriorValues(Step step, PriorPeriod prior, ReportedDays priorDays) {
        if (step.left() != null) {
            return step.left().equals(prior.snapshotId());
        }
        return surroundings
                .represented(priorDays, step.position())
                .filter(it -> !Staleness.shows(state.counted().sections(), it))
                .isPresent();
    }
}
