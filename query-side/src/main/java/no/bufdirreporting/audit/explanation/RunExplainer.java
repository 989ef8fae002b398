package no.bufdirreporting.audit.explanation;

import java.util.List;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.CountedRuns;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.run.RunCompleted;
import no.bufdirreporting.run.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * Explains the figures of one kind of runs.
 *
 * @param <C> the event that ends such a run with figures
 */
public interface RunExplainer<C extends RunCompleted> {

    /**
     * The rules that a run counted by.
     *
     * @param kind category rules, chapters or report definitions, as clients know them
     * @param id of the rules; null if there is only one set of this kind
     */
    record Rules(String kind, @Nullable String id, long version) {}

    /**
     * The runs of this kind that ended with figures.
     *
     * @throws ProblemException 404 if the id does not exist or was deleted, 409 if no run has ended with figures
     */
    CountedRuns<C> runs(String id);

    Rules rules(CountedRun<C> run);

    /** The activity types that the run counts; all types if it is empty. */
    default List<String> activityTypes(CountedRun<C> run) {
        return List.of();
    }

    /** The figures that the run reported. */
    default RunFigures figures(CountedRun<C> run) {
        return run.completed().figures();
    }

    /** The same figures, counted again from the activities at the run's position by the run's rules. */
    RunFigures recount(CountedRun<C> run);

    /** The same figures with lists turned into maps, so that the figures of two runs can be compared. */
    default RunFigures figuresByName(CountedRun<C> run) {
        return figures(run);
    }

    /** The category or region that an activity counts in; null if there is none. */
    default Function<ActivityFacts, @Nullable String> partOf(CountedRun<C> run) {
        return facts -> null;
    }

    /** The positions of the events that changed the rules between two runs. */
    List<Long> ruleChanges(CountedRun<C> earlier, CountedRun<C> later);
}
