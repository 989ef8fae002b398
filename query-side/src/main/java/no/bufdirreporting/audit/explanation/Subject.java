package no.bufdirreporting.audit.explanation;

import java.util.List;
import java.util.function.Function;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.CountedRuns;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.version.ActivityVersion;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.run.RunCompleted;
import no.bufdirreporting.run.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * How the figures of one kind of runs are explained.
 *
 * @param <C> the event that ends such a run with figures
 */
public interface Subject<C extends RunCompleted> {

    /**
     * The version of what a run counted by.
     *
     * @param kind the kind of rules
     * @param id of those rules; null if there is only one set of them
     */
    record Rules(String kind, @Nullable String id, long version) {}

    /**
     * The runs of this kind that ended with figures.
     *
     * @throws ProblemException 404 if there is nothing of this kind with the id, 409 if no run has ended with figures
     */
    CountedRuns<C> runs(PastEvents events, String id);

    Rules rules(CountedRun<C> run);

    /** The activity types that count; all types if it is empty. */
    List<String> activityTypes(CountedRun<C> run);

    /** What the run reported. */
    RunFigures figures(CountedRun<C> run);

    /** The same figures, counted again from the activities at the run's position, by the run's rules. */
    RunFigures totals(CountedRun<C> run);

    /** The same figures by names instead of in lists, so that those of two runs can be compared. */
    default RunFigures named(CountedRun<C> run) {
        return figures(run);
    }

    /** The part of the figures that an activity counts in; null if the figures have no parts. */
    default Function<ActivityVersion, @Nullable String> partOf(CountedRun<C> run) {
        return activity -> null;
    }

    /** The positions of the events between two runs that changed the rules. */
    List<Long> ruleChanges(CountedRun<C> earlier, CountedRun<C> later);
}
