package no.bufdirreporting.audit.asof;

import java.util.List;
import java.util.Optional;
import no.bufdirreporting.audit.asof.PastEvents.Place;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one aggregation, distribution or snapshot that ended with figures, oldest first. Where their events are is
 * known at once; the events themselves are read one by one, to find a run by halving.
 */
public final class CountedRuns {

    private final PastEvents events;
    private final String id;
    private final List<Long> ends;

    private CountedRuns(PastEvents events, String id, List<Long> ends) {
        this.events = events;
        this.id = id;
        this.ends = ends;
    }

    /**
     * @param completed the type of the event that ends a run
     * @throws ProblemException 404 if there is no such thing or it was deleted, 409 if no run has ended with figures
     */
    public static CountedRuns of(PastEvents events, String id, String completed) {
        String kind = completed.substring(0, completed.length() - "Completed".length());
        var places = events.places(id, 0, Long.MAX_VALUE);
        // The counting of a range begins with an event of another name.
        boolean known = places.stream()
                .map(Place::type)
                .anyMatch(it -> it.startsWith(kind) || (kind.equals("Aggregation") && it.startsWith("Range")));
        if (!known || places.getLast().type().equals(kind + "Deleted")) {
            throw ProblemException.notFound(
                    "not-found", "There is no '%s' of that kind, or it was deleted.".formatted(id));
        }
        var ends = places.stream()
                .filter(it -> it.type().equals(completed))
                .map(Place::position)
                .toList();
        if (ends.isEmpty()) {
            throw ProblemException.conflict("no-figures", "No run of '%s' has ended with figures.".formatted(id));
        }
        return new CountedRuns(events, id, ends);
    }

    /**
     * The run of a number, or the latest one.
     *
     * @param field what the request calls the number
     * @throws ProblemException 422 if there is no such run, or it did not end with figures
     */
    public CountedRun find(@Nullable Integer number, String field) {
        return number == null ? latest() : read(indexOf(number, field));
    }

    CountedRun latest() {
        return read(ends.size() - 1);
    }

    /** The one before; empty if it is the first. */
    public Optional<CountedRun> before(CountedRun run) {
        int index = indexOf(run.number(), "run");
        return index == 0 ? Optional.empty() : Optional.of(read(index - 1));
    }

    private int indexOf(int number, String field) {
        int low = 0;
        int high = ends.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = CountedRun.number(events.at(ends.get(middle)).payload());
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
                "unknown-run", field, "No run %d of '%s' has ended with figures.".formatted(number, id));
    }

    private CountedRun read(int index) {
        var end = events.at(ends.get(index));
        return CountedRun.of(id, end, events.at(CountedRun.position(end.payload())));
    }
}
