package no.bufdirreporting.activity.query.contact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The type sets that contain each activity type. Valid until the end of the transaction that read them. */
class SetsByType {

    private static final List<Integer> ONLY_ALL = List.of(TypeSets.ALL);

    private final Map<String, List<Integer>> sets = new HashMap<>();

    private SetsByType() {}

    /** The lock blocks {@link TypeSets#require} until this batch is committed, so that the backfill of a new set sees it. */
    static SetsByType read(JdbcTemplate jdbc) {
        jdbc.execute("lock table type_set in row share mode");
        var read = new SetsByType();
        jdbc.query("select type_set_id, unnest(activity_types) as activity_type from type_set", row -> {
            read.sets
                    .computeIfAbsent(row.getString("activity_type"), type -> new ArrayList<>(ONLY_ALL))
                    .add(row.getInt("type_set_id"));
        });
        return read;
    }

    /** The ids of the sets, always including {@link TypeSets#ALL}. */
    List<Integer> of(String activityType) {
        return sets.getOrDefault(activityType, ONLY_ALL);
    }
}
