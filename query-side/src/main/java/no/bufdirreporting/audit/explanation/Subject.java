package no.bufdirreporting.audit.explanation;

import java.util.List;
import java.util.function.Function;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.version.ActivityVersion;
import org.jspecify.annotations.Nullable;

/** What is explained of a run: how one kind of figures comes about. */
public interface Subject {

    /**
     * By what a run counted.
     *
     * @param kind what sort of rules there are versions of
     * @param id of those rules; null where there is but one set of them
     */
    record Rules(String kind, @Nullable String id, long version) {}

    /** The type of the event that ends a run. */
    String completed();

    Rules rules(CountedRun run);

    /** The activity types that count; all of them if it is empty. */
    List<String> activityTypes(CountedRun run);

    /** What the run reported. */
    Object figures(CountedRun run);

    /** The same, counted again from the activities as they were at the run's position, by the run's rules. */
    Object totals(CountedRun run);

    /** The same figures by names rather than in a list, so that those of two runs can be told apart. */
    default Object named(CountedRun run) {
        return figures(run);
    }

    /** The part of the figures that a counted activity is in; null where they have no parts. */
    default Function<ActivityVersion, @Nullable String> partOf(CountedRun run) {
        return activity -> null;
    }

    /** The events between two runs by which rules came to be others, as positions. */
    List<Long> ruleChanges(CountedRun earlier, CountedRun later);
}
