package no.bufdirreporting.audit.verification.recount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row or the figures of a run that differ from what the events lead to.
 *
 * @param table the table of the row; null for figures
 * @param key the primary key of the row, by column; null for figures
 * @param aggregateId the id of the run's aggregate; null for rows
 * @param run the number of the run; null for rows
 * @param position of the event with the figures; null for rows
 */
public record Difference(
        Kind kind,
        @Nullable String table,
        @Nullable Map<String, @Nullable Object> key,
        @Nullable String aggregateId,
        @Nullable Integer run,
        @Nullable Long position,
        List<Field> fields) {

    /** What kind of difference it is. */
    public enum Kind {
        ROW_CHANGED,
        ROW_MISSING,
        ROW_EXTRA,
        TABLE_MISSING,
        FIGURES
    }

    /**
     * One value that differs.
     *
     * @param field a column, or the path of a value within an event
     * @param expected the value that the events lead to
     * @param actual the stored value
     */
    public record Field(
            String field,
            @Nullable Object expected,
            @Nullable Object actual) {

        public static Field of(
                String field, @Nullable JsonNode expected, @Nullable JsonNode actual, ObjectMapper json) {
            return new Field(field, plain(expected, json), plain(actual, json));
        }

        private static @Nullable Object plain(@Nullable JsonNode value, ObjectMapper json) {
            return value == null || value.isNull() || value.isMissingNode()
                    ? null
                    : json.convertValue(value, Object.class);
        }
    }

    public static Difference ofRow(Kind kind, String table, Map<String, @Nullable Object> key, List<Field> fields) {
        return new Difference(kind, table, key, null, null, null, fields);
    }

    static Difference ofFigures(String aggregateId, int run, long position, List<Field> fields) {
        return new Difference(Kind.FIGURES, null, null, aggregateId, run, position, fields);
    }
}
