package no.bufdirreporting.audit.asof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.bufdirreporting.audit.asof.PastEvents.Place;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.audit.version.ReportVersions;
import no.bufdirreporting.audit.version.ReportVersions.ReportVersion;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.platform.axon.EventTypes;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import no.bufdirreporting.reportdata.query.snapshot.PastReport;
import no.bufdirreporting.reportdata.query.snapshot.PastReport.Change;
import no.bufdirreporting.reportdata.query.snapshot.PastReport.Step;
import no.bufdirreporting.reportdata.query.snapshot.ReportedDays;
import org.springframework.stereotype.Component;

/**
 * Snapshots of report data as they were. Few of a snapshot's events are read, however often it was aggregated: those of the
 * run whose figures it showed, and what came after it.
 */
@Component
record PastReports(PastEvents events, ReportVersions reports, ActivityVersions activities, PastReferences references) {

    private static final String COMPLETED = EventTypes.nameOf(ReportSnapshotCompleted.class);

    /** Empty if there was no such snapshot, or it was deleted. */
    Optional<ReportSnapshotView> find(String snapshotId, long position) {
        var places = events.places(snapshotId, 0, position);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        var own = events.at(relevant(places));
        if (!(own.getFirst().payload() instanceof ReportSnapshotTriggered asked)) {
            return Optional.empty();
        }
        boolean current = reports.current(asked.orgId(), position)
                .filter(snapshotId::equals)
                .isPresent();
        return PastReport.at(
                position, own, references.nameOf(asked.orgId(), position).orElse(null), current, new Around());
    }

    /** The first event, the trigger and the end of the latest run with figures, and all events after these. */
    private List<Long> relevant(List<Place> places) {
        long from = latestCompleted(places)
                .map(ReportSnapshotCompleted::position)
                .orElse(places.getFirst().position());
        return IntStream.range(0, places.size())
                .filter(it -> it == 0 || places.get(it).position() >= from)
                .mapToObj(it -> places.get(it).position())
                .toList();
    }

    private Optional<ReportSnapshotCompleted> latestCompleted(List<Place> places) {
        return places.reversed().stream()
                .filter(it -> it.type().equals(COMPLETED))
                .findFirst()
                .map(it -> (ReportSnapshotCompleted) events.at(it.position()).payload());
    }

    /** The values that the latest run until then reported. */
    private List<ReportSection> values(String snapshotId, long position) {
        return latestCompleted(events.places(snapshotId, 0, position))
                .orElseThrow()
                .figures()
                .sections();
    }

    private final class Around implements PastReport.Surroundings {

        @Override
        public Optional<Change> firstChange(ReportedDays days, long after, long upTo) {
            return activities
                    .firstChange(days.orgId(), TimeSpan.ofDays(days.start(), days.end()), after, upTo)
                    .map(it -> new Change(it.position(), it.at()));
        }

        @Override
        public Optional<List<ReportSection>> represented(ReportedDays days, long position) {
            return reports.newest(days, position).map(it -> values(it, position));
        }

        @Override
        public List<Step> steps(ReportedDays days, long after, long upTo) {
            var byId = reports.of(days, after, upTo).stream().collect(Collectors.groupingBy(ReportVersion::snapshotId));
            var steps = new ArrayList<Step>();
            byId.forEach((id, versions) -> {
                var ends = new HashSet<Long>();
                versions.forEach(it -> ends.add(it.untilPosition()));
                for (var place : events.places(id, after, upTo)) {
                    if (place.type().equals(COMPLETED)) {
                        if (versions.stream().anyMatch(it -> it.isAt(place.position()))) {
                            steps.add(new Step(place.position(), place.recordedAt(), null));
                        }
                    } else if (ends.contains(place.position())) {
                        steps.add(new Step(place.position(), place.recordedAt(), id));
                    }
                }
            });
            steps.sort(Comparator.comparingLong(Step::position));
            return steps;
        }
    }
}
