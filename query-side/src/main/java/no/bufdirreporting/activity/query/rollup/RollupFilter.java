package no.bufdirreporting.activity.query.rollup;

import java.util.LinkedHashMap;
import java.util.Map;
import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityStatus;

/** Criteria on the columns that rollup tables and the activity table share; all must match. */
public record RollupFilter(Map<String, String> byColumn) {

    public static RollupFilter of(ActivityFilter filter) {
        var byColumn = new LinkedHashMap<String, String>();
        if (filter.orgId() != null) {
            byColumn.put("org_id", filter.orgId());
        }
        if (filter.chapterId() != null) {
            byColumn.put("chapter_id", filter.chapterId());
        }
        if (filter.activityType() != null) {
            byColumn.put("activity_type", filter.activityType());
        }
        if (filter.status() != null) {
            byColumn.put("status", filter.status().name());
        }
        return new RollupFilter(byColumn);
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
