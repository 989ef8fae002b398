package no.bufdirreporting.activity.query.rollup;

import java.util.LinkedHashMap;
import java.util.Map;
import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityStatus;
import org.jspecify.annotations.Nullable;

/** Criteria on the columns that rollup tables and the activity table share; all must match. */
public record RollupFilter(Map<String, String> byColumn) {

    public static RollupFilter of(ActivityFilter filter) {
        var byColumn = new LinkedHashMap<String, String>();
        put(byColumn, "org_id", filter.orgId());
        put(byColumn, "chapter_id", filter.chapterId());
        put(byColumn, "activity_type", filter.activityType());
        put(byColumn, "status", filter.status() == null ? null : filter.status().name());
        return new RollupFilter(byColumn);
    }

    private static void put(Map<String, String> byColumn, String column, @Nullable String value) {
        if (value != null) {
            byColumn.put(column, value);
        }
    }

    /** Matches the activities of an organization that count in figures: the completed ones. */
    static RollupFilter counted(String orgId) {
        return new RollupFilter(Map.of("org_id", orgId, "status", ActivityStatus.COMPLETED.name()));
    }

    /** The criteria as SQL, each preceded by {@code and}; the parameters are the values of {@link #byColumn}, in order. */
    public String sql() {
        var sql = new StringBuilder();
        byColumn.keySet().forEach(column -> sql.append(" and ").append(column).append(" = ?"));
        return sql.toString();
    }
}
