package no.bufdirreporting.activity.query.contact;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sets of activity types whose distinct contacts are counted, besides those of all types. A set is counted from when it
 * is first required, and from then on counts as if it had always been.
 */
@Component
public class TypeSets {

    /** The set of all types, also of those that nobody knows yet. */
    static final int ALL = 0;

    private static final String ADD = """
            insert into type_set (type_set_id, activity_types)
            select coalesce(max(type_set_id), 0) + 1, ?::text[] from type_set
            on conflict (activity_types) do nothing
            returning type_set_id""";

    private final JdbcClient jdbc;
    private final PresenceBackfill backfill;

    TypeSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.backfill = new PresenceBackfill(jdbc);
    }

    /**
     * Sees to it that the distinct contacts of these types are counted; nothing happens if they are already. For event
     * handlers: it works on the transaction of the batch, and what the batch has collected is written first.
     *
     * <p>All sets are to be required in one sequence of events: they are numbered in that order, so that a replay leads
     * to the same rows, and two batches that add sets at once would wait for each other.
     *
     * @throws IllegalArgumentException if there are no types
     */
    public void require(SortedSet<String> activityTypes) {
        String[] types = sorted(activityTypes);
        if (find(types).isPresent()) {
            return;
        }
        WriteBehind.flush();
        // Waits for the batches that count without the set, on whatever node, and lets none begin (SetsByType). They
        // wait
        // for nothing that this one holds, since segments share no organization. Reading goes on, or else runs of
        // other organizations would exceed their time limit.
        jdbc.sql("lock table type_set in exclusive mode").update();
        jdbc.sql(ADD).param(types).query(Integer.class).optional().ifPresent(typeSet -> backfill.count(typeSet, types));
    }

    /** @throws IllegalStateException if the set was never required */
    public int idOf(SortedSet<String> activityTypes) {
        return find(sorted(activityTypes))
                .orElseThrow(() -> new IllegalStateException("Nobody required contacts of " + activityTypes));
    }

    private Optional<Integer> find(String[] types) {
        return jdbc.sql("select type_set_id from type_set where activity_types = ?::text[]")
                .param(types)
                .query(Integer.class)
                .optional();
    }

    /** In the order of strings, whatever order the caller's set has: it is what makes two sets the same. */
    private static String[] sorted(SortedSet<String> activityTypes) {
        if (activityTypes.isEmpty()) {
            throw new IllegalArgumentException("A set of no activity types");
        }
        String[] types = activityTypes.toArray(String[]::new);
        Arrays.sort(types);
        return types;
    }
}
