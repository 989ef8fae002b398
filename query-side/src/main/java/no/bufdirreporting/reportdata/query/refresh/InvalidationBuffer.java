package no.bufdirreporting.reportdata.query.refresh;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import no.bufdirreporting.reportdata.query.snapshot.ReportSnapshots;
import no.bufdirreporting.reportdata.query.snapshot.ReportSnapshots.Candidate;
import no.bufdirreporting.reportdata.query.snapshot.ReportSteps;
import no.bufdirreporting.reportdata.query.snapshot.ReportedDays;
import no.bufdirreporting.reportdata.query.snapshot.Staleness;

/**
 * Collects the days whose activities a batch changes, each with the first event that changed it, and invalidates the
 * snapshots that count these days. A snapshot is invalidated by the first change after it was valid.
 */
class InvalidationBuffer implements WriteBehind.Buffer {

    private final ReportSnapshots snapshots;
    private final ReportSteps steps;
    private final Map<String, NavigableMap<LocalDate, Change>> changes = new HashMap<>();

    private record Change(long position, Instant at) {}

    InvalidationBuffer(ReportSnapshots snapshots, ReportSteps steps) {
        this.snapshots = snapshots;
        this.steps = steps;
    }

    void add(String orgId, LocalDate day, long position, Instant at) {
        changes.computeIfAbsent(orgId, org -> new TreeMap<>()).putIfAbsent(day, new Change(position, at));
    }

    @Override
    public void flush() {
        if (!changes.isEmpty()) {
            snapshots.candidates(changes.keySet()).forEach(this::invalidate);
            snapshots.flush();
            changes.clear();
        }
    }

    private void invalidate(Candidate snapshot) {
        var change = first(snapshot.days());
        var priorChange = snapshot.countedPrior().flatMap(this::first);
        boolean priorCameFirst = priorChange.isPresent()
                && (change.isEmpty()
                        || priorChange.get().position() < change.get().position());
        if (priorCameFirst) {
            invalidate(snapshot, Staleness.PRIOR_ACTIVITIES_CHANGED, priorChange.get());
        } else {
            change.ifPresent(it -> invalidate(snapshot, Staleness.ACTIVITIES_CHANGED, it));
        }
    }

    private void invalidate(Candidate snapshot, String reason, Change change) {
        var changed = snapshots.get(snapshot.snapshotId());
        changed.invalidate(reason, change.at());
        snapshots.outdate(changed, change.at());
        steps.take(snapshot.days(), change.position(), change.at());
    }

    private Optional<Change> first(ReportedDays days) {
        var ofOrganization = changes.get(days.orgId());
        return ofOrganization == null
                ? Optional.empty()
                : ofOrganization.subMap(days.start(), true, days.end(), true).values().stream()
                        .min(Comparator.comparingLong(Change::position));
    }
}
