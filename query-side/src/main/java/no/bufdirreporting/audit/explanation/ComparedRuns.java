package no.bufdirreporting.audit.explanation;

import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.CountedRuns;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The two runs that a client wants compared: a run and the one before it, unless the client names others. */
record ComparedRuns(CountedRun earlier, CountedRun later) {

    /**
     * @param run the later one; the latest if it is null
     * @param against the earlier one; the one before if it is null
     * @param againstId whose run the earlier one is, if it is of another thing; its latest unless {@code against} says which
     * @throws ProblemException 409 if there is none before, 422 if those named are none that can be compared
     */
    static ComparedRuns of(
            PastEvents events,
            String completed,
            String id,
            @Nullable Integer run,
            @Nullable Integer against,
            @Nullable String againstId) {
        var runs = CountedRuns.of(events, id, completed);
        var later = runs.find(run, "run");
        var earlier = againstId == null
                ? (against == null ? before(runs, later) : runs.find(against, "against"))
                : other(events, completed, againstId).find(against, "against");
        if (!earlier.orgId().equals(later.orgId())) {
            throw ProblemException.unprocessable(
                    "other-organization", "against_id", "Only runs of the same organization can be compared.");
        }
        if (earlier.position() >= later.position()) {
            throw ProblemException.unprocessable(
                    "run-not-earlier", "against", "The run to compare with must have counted earlier.");
        }
        return new ComparedRuns(earlier, later);
    }

    private static CountedRun before(CountedRuns runs, CountedRun later) {
        return runs.before(later)
                .orElseThrow(() -> ProblemException.conflict(
                        "no-earlier-run",
                        "Run %d of '%s' is the first one; name another to compare it with."
                                .formatted(later.number(), later.id())));
    }

    private static CountedRuns other(PastEvents events, String completed, String againstId) {
        try {
            return CountedRuns.of(events, againstId, completed);
        } catch (ProblemException unknown) {
            throw ProblemException.unprocessable(
                    "unknown-run", "against_id", "There are no figures of a '%s' of that kind.".formatted(againstId));
        }
    }
}
