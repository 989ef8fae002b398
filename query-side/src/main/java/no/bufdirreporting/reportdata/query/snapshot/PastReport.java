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
 * A report snapshot at an earlier position, folded from its events up to then. Whether its figures were valid depends on
 * other events too, which {@link Surroundings} reads; the rules are those of {@link ReportSnapshotProjection} and
 * {@link InvalidationProjection}.
 */
public final class PastReport {

    private final Surroundings surroundings;
    private final ReportSnapshot state = new ReportSnapshot();

    /** Events up to this position have been searched for one that invalidates the figures. */
    private long seen;

    private PastReport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** An event that changed figures. */
    public record Change(long position, Instant at) {}

    /**
     * An event of a snapshot that other snapshots take prior values from.
     *
     * @param left the snapshot that no longer had the days after it; null if the snapshot got figures
     */
    public record Step(long position, Instant at, @Nullable String left) {}

    /** Reads the events that a snapshot depends on. Spans of positions exclude their start and include their end. */
    public interface Surroundings {

        /** The first event of a span that changed figures of the days. */
        Optional<Change> firstChange(ReportedDays days, long after, long upTo);

        /** The values that represented the days after the event at a position. */
        Optional<List<ReportSection>> represented(ReportedDays days, long position);

        /** The steps of the snapshots of the days, in order. */
        List<Step> steps(ReportedDays days, long after, long upTo);
    }

    /**
     * The snapshot at a position; empty if it was deleted by then.
     *
     * @param events of the snapshot: the first one, the trigger and the end of the latest run with figures, and all later
     *     ones
     * @param current whether it represented the organization, if its latest run was completed
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

    /** The same as {@link Staleness#reason(ReportSnapshotCompleted, ReportedDays)}, at an earlier position. */
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
        var prior = state.validity().valid() ? state.counted().priorPeriod() : null;
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
