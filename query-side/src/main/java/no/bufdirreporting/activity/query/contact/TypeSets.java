package no.bufdirreporting.activity.query.contact;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sets of activity types whose distinct contacts are counted. When a set is first required, its contacts are
 * backfilled from the existing activities.
 */
@Component
public class TypeSets {

    /** The id of the set of all activity types, including future ones. It is always counted. */
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
     * Counts the distinct contacts of these types from now on; does nothing if they are counted already. To be called
     * by event handlers: it flushes what the batch has collected, and works in its transaction.
     *
     * <p>All calls must come from one sequence of events. Sets are numbered in that order, so a replay gives the same
     * rows; and two batches that added sets concurrently would deadlock.
     *
     * @throws IllegalArgumentException if there are no types
     */
    public void require(SortedSet<String> activityTypes) {
        String[] types = sorted(activityTypes);
        if (find(types).isPresent()) {
            return;
        }
        WriteBehind.flush();
        // Waits for batches on any node that count without this set, and blocks new ones (see SetsByType). No deadlock:
        // segments share no organization, so those batches wait for no lock held here. Readers are not blocked, so runs
        // of other organizations stay within their time limit.
        jdbc.sql("lock table type_set in exclusive mode").update();
        jdbc.sql(ADD).param(types).query(Integer.class).optional().ifPresent(typeSet -> backfill.count(typeSet, types));
    }

    /** @throws IllegalStateException if the set was never required */
    public int idOf(SortedSet<String> activityTypes) {
        return find(sorted(activityTypes))
                .orElseThrow(
                        () -> new IllegalStateException("Contacts of these types are not counted: " + activityTypes));
    }

    private Optional<Integer> find(String[] types) {
        return jdbc.sql("select type_set_id from type_set where activity_types = ?::text[]")
                .param(types)
                .query(Integer.class)
                .optional();
    }

    /** In natural order, whatever comparator the caller's set has, so that equal sets give equal arrays. */
    private static String[] sorted(SortedSet<String> activityTypes) {
        if (activityTypes.isEmpty()) {
            throw new IllegalArgumentException("A set of no activity types");
        }
        String[] types = activityTypes.toArray(String[]::new);
        Arrays.sort(types);
        return types;
    }
}
