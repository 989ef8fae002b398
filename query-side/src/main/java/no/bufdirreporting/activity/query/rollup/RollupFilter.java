package no.bufdirreporting.activity.query.rollup;

import java.util.LinkedHashMap;
import java.util.Map;
import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.platform.access.Caller;
import org.jspecify.annotations.Nullable;

/** Criteria on the columns that rollup tables and the activity table share; all must match, an array by one of its values. */
public record RollupFilter(Map<String, Object> byColumn) {

    public static RollupFilter of(ActivityFilter filter) {
        var byColumn = new LinkedHashMap<String, Object>();
        put(byColumn, "org_id", organization(filter.orgId()));
        put(byColumn, "chapter_id", filter.chapterId());
        put(byColumn, "activity_type", filter.activityType());
        put(byColumn, "status", filter.status() == null ? null : filter.status().name());
        return new RollupFilter(byColumn);
    }

    private static void put(Map<String, Object> byColumn, String column, @Nullable Object value) {
        if (value != null) {
            byColumn.put(column, value);
        }
    }

    /** Without a requested one, those that the caller is confined to. */
    private static @Nullable Object organization(@Nullable String requested) {
        var confined = Caller.current().organizations();
        return requested != null || confined == null ? requested : confined.toArray(String[]::new);
    }

    /** Matches the activities of an organization that count in figures: the completed ones. */
    static RollupFilter counted(String orgId) {
        return new RollupFilter(Map.of("org_id", orgId, "status", ActivityStatus.COMPLETED.name()));
    }

    /** The criteria as SQL, each preceded by {@code and}; the parameters are the values of {@link #byColumn}, in order. */
    public String sql() {
        var sql = new StringBuilder();
        byColumn.forEach((column, value) -> sql.append(" and ").append(criterion(column, value, "?")));
        return sql.toString();
    }

    /** One criterion as SQL. */
    public static String criterion(String column, Object value, String parameter) {
        return column + (value instanceof String[] ? " = any (%s)".formatted(parameter) : " = " + parameter);
    }
}
