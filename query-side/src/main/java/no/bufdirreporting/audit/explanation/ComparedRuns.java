package no.bufdirreporting.audit.explanation;

import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.CountedRuns;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.run.RunCompleted;
import org.jspecify.annotations.Nullable;

/** The two runs to compare: the latest run and the one before it, unless the request names others. */
record ComparedRuns<C extends RunCompleted>(CountedRun<C> earlier, CountedRun<C> later) {

    /**
     * @param run number of the later run; the latest if it is null
     * @param against number of the earlier run; the one before the later run if it is null
     * @param againstId the id that the earlier run belongs to, if it is another one; then the default is its latest run
     * @throws ProblemException 409 if there is no earlier run, 422 if the named runs cannot be compared
     */
    static <C extends RunCompleted> ComparedRuns<C> of(
            RunExplainer<C> explainer,
            String id,
            @Nullable Integer run,
            @Nullable Integer against,
            @Nullable String againstId) {
        var runs = explainer.runs(id);
        var later = runs.find(run, "run");
        var earlier = againstId == null
                ? (against == null ? previous(runs, later) : runs.find(against, "against"))
                : runsOf(explainer, againstId).find(against, "against");
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

    private static <C extends RunCompleted> CountedRun<C> previous(CountedRuns<C> runs, CountedRun<C> later) {
        return runs.before(later)
                .orElseThrow(() -> ProblemException.conflict(
                        "no-earlier-run",
                        "Run %s of '%s' is the first one; name another to compare it with."
                                .formatted(later.number(), later.id())));
    }

    private static <C extends RunCompleted> CountedRuns<C> runsOf(RunExplainer<C> explainer, String againstId) {
        try {
            return explainer.runs(againstId);
        } catch (ProblemException unknown) {
            throw ProblemException.unprocessable(
                    "unknown-run", "against_id", "There are no figures of a '%s' of that kind.".formatted(againstId));
        }
    }
}
