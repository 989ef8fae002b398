package no.bufdirreporting.audit.explanation;

import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.CountedRuns;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.run.RunCompleted;
import org.jspecify.annotations.Nullable;

/** The two runs that a client wants compared: a run and the one before it, unless the client names others. */
record ComparedRuns<C extends RunCompleted>(CountedRun<C> earlier, CountedRun<C> later) {

    /**
     * @param run the later one; the latest if it is null
     * @param against the earlier one; the one before if it is null
     * @param againstId what the earlier run belongs to, if not to the same id; its latest run unless {@code against} is given
     * @throws ProblemException 409 if there is no earlier run, 422 if the named runs cannot be compared
     */
    static <C extends RunCompleted> ComparedRuns<C> of(
            PastEvents events,
            Subject<C> subject,
            String id,
            @Nullable Integer run,
            @Nullable Integer against,
            @Nullable String againstId) {
        var runs = subject.runs(events, id);
        var later = runs.find(run, "run");
        var earlier = againstId == null
                ? (against == null ? before(runs, later) : runs.find(against, "against"))
                : other(events, subject, againstId).find(against, "against");
        if (!earlier.orgId().equals(later.orgId())) {
            throw ProblemException.unprocessable(
                    "other-organization", "against_id", "Only runs of the same organization can be compared.");
        }
        if (earlier.position() >= later.position()) {
            throw ProblemException.unprocessable(
                    "run-not-earlier", "against", "The run to compare with must have counted earlier.");
        }
        return new ComparedRuns<>(earlier, later);
    }

    private static <C extends RunCompleted> CountedRun<C> before(CountedRuns<C> runs, CountedRun<C> later) {
        return runs.before(later)
                .orElseThrow(() -> ProblemException.conflict(
                        "no-earlier-run",
                        "Run %d of '%s' is the first one; name another to compare it with."
                                .formatted(later.number(), later.id())));
    }

    private static <C extends RunCompleted> CountedRuns<C> other(
            PastEvents events, Subject<C> subject, String againstId) {
        try {
            return subject.runs(events, againstId);
        } catch (ProblemException unknown) {
            throw ProblemException.unprocessable(
                    "unknown-run", "against_id", "There are no figures of a '%s' of that kind.".formatted(againstId));
        }
    }
}
