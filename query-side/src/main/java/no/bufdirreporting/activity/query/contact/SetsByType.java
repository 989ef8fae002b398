package no.bufdirreporting.activity.query.contact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sets that each activity type belongs to, until the end of the transaction that read them. */
class SetsByType {

    private static final List<Integer> NO_MORE = List.of(TypeSets.ALL);

    private final Map<String, List<Integer>> sets = new HashMap<>();

    private SetsByType() {}

    /** The lock keeps {@link TypeSets#require} waiting, so that what is counted by these sets is there for a new one. */
    static SetsByType read(JdbcTemplate jdbc) {
        jdbc.execute("lock table type_set in row share mode");
        var read = new SetsByType();
        jdbc.query("select type_set_id, unnest(activity_types) as activity_type from type_set", row -> {
            read.sets
                    .computeIfAbsent(row.getString("activity_type"), type -> new ArrayList<>(NO_MORE))
                    .add(row.getInt("type_set_id"));
        });
        return read;
    }

    /** The set of all types among them. */
    List<Integer> of(String activityType) {
        return sets.getOrDefault(activityType, NO_MORE);
    }
}
