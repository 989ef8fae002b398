package no.bufdirreporting.audit.asof;

import java.util.List;
import java.util.Optional;
import no.bufdirreporting.audit.asof.PastEvents.Place;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.axon.EventTypes;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.run.RunCompleted;
import no.bufdirreporting.run.RunDeleted;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.RunTriggered;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one aggregation, distribution or report snapshot that ended with figures, oldest first. The audit trail has
 * the positions of their events. The events themselves are read one by one, so a run is found by binary search.
 */
public final class CountedRuns<C extends RunCompleted> {

    private final PastEvents events;
    private final Class<C> type;
    private final String id;
    private final List<Long> ends;

    private CountedRuns(PastEvents events, Class<C> type, String id, List<Long> ends) {
        this.events = events;
        this.type = type;
        this.id = id;
        this.ends = ends;
    }

    /** @throws ProblemException 404 if it does not exist or was deleted, 409 if no run has ended with figures */
    public static <C extends RunCompleted> CountedRuns<C> of(
            PastEvents events, RunKind kind, Class<C> completed, String id) {
        var places = events.places(id, 0, Long.MAX_VALUE);
        if (places.isEmpty() || !isPresent(events, kind, places)) {
            throw ProblemException.notFound(
                    "not-found", "There is no '%s' of that kind, or it was deleted.".formatted(id));
        }
        String type = EventTypes.nameOf(completed);
        var ends = places.stream()
                .filter(it -> it.type().equals(type))
                .map(Place::position)
                .toList();
        if (ends.isEmpty()) {
            throw ProblemException.conflict("no-figures", "No run of '%s' has ended with figures.".formatted(id));
        }
        return new CountedRuns<>(events, completed, id, ends);
    }

    private static boolean isPresent(PastEvents events, RunKind kind, List<Place> places) {
        return events.at(places.getFirst().position()).payload() instanceof RunTriggered first
                && first.kind() == kind
                && Caller.current().maySee(first.orgId())
                && !(events.at(places.getLast().position()).payload() instanceof RunDeleted);
    }

    /**
     * The run with a number, or the latest one.
     *
     * @param field the name of the number in the request
     * @throws ProblemException 422 if there is no such run, or it did not end with figures
     */
    public CountedRun<C> find(@Nullable Integer number, String field) {
        return read(number == null ? ends.size() - 1 : indexOf(number, field));
    }

    /** The run before; empty if it is the first. */
    public Optional<CountedRun<C>> before(CountedRun<C> run) {
        int index = indexOf(run.number(), "run");
        return index == 0 ? Optional.empty() : Optional.of(read(index - 1));
    }

    private int indexOf(int number, String field) {
        int low = 0;
        int high = ends.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = type.cast(events.at(ends.get(middle)).payload()).run();
            if (there == number) {
                return middle;
            }
            if (there < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw ProblemException.unprocessable(
                "unknown-run", field, "No run %s of '%s' has ended with figures.".formatted(number, id));
    }

    private CountedRun<C> read(int index) {
        var end = events.at(ends.get(index));
        var completed = type.cast(end.payload());
        var trigger = (RunTriggered) events.at(completed.position()).payload();
        return new CountedRun<>(trigger, completed.position(), completed, end.at());
    }
}
