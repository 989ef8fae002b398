package no.bufdirreporting.audit.trail;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import java.util.List;
import no.bufdirreporting.platform.axon.EventTypes;
import no.bufdirreporting.platform.http.binding.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * A filter of events; a null component matches any.
 *
 * @param from the earliest time
 * @param before the latest time, exclusive
 * @param after the position after which events match
 * @param upTo the last position at which events match
 */
public record AuditFilter(
        @Nullable String aggregateId,
        @Nullable String orgId,
        @Nullable String type,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant before,
        long after,
        long upTo) {

    static AuditFilter all(long after, long upTo) {
        return new AuditFilter(null, null, null, null, null, null, after, upTo);
    }

    static AuditFilter ofAggregate(String aggregateId, long after) {
        return new AuditFilter(aggregateId, null, null, null, null, null, after, Long.MAX_VALUE);
    }

    /**
     * Checks the event type of a filter.
     *
     * @throws InvalidValueException if no event has it
     */
    public static @Nullable String knownType(@Nullable String type) {
        if (type != null && !EventTypes.contains(type)) {
            throw new InvalidValueException("must be one of " + String.join(", ", EventTypes.names()));
        }
        return type;
    }

    AuditFilter after(long position) {
        return new AuditFilter(aggregateId, orgId, type, actor, from, before, position, upTo);
    }

    AuditFilter upTo(long position) {
        return new AuditFilter(aggregateId, orgId, type, actor, from, before, after, position);
    }

    /** Whether a row matches; the same condition as the SQL of {@link #into}. */
    public boolean matches(AuditRow row) {
        return row.position() > after
                && row.position() <= upTo
                && (aggregateId == null || aggregateId.equals(row.aggregateId()))
                && (orgId == null || orgId.equals(row.orgId()))
                && (type == null || type.equals(row.type()))
                && (actor == null || actor.equals(row.actor()))
                && (from == null || !row.recordedAt().isBefore(from))
                && (before == null || row.recordedAt().isBefore(before));
    }

    void into(List<String> conditions, List<Object> parameters) {
        add("position > ?", after, conditions, parameters);
        add("position <= ?", upTo, conditions, parameters);
        add("aggregate_id = ?", aggregateId, conditions, parameters);
        add("org_id = ?", orgId, conditions, parameters);
        add("type = ?", type, conditions, parameters);
        add("actor = ?", actor, conditions, parameters);
        if (from != null) {
            add("recorded_at >= ?", utc(from), conditions, parameters);
            // Lets the index skip earlier positions. Times are not quite in order of positions, as clocks differ.
            add(
                    "position >= (select position from audit.audit_event where latest_at >= ?"
                            + " order by latest_at, position limit 1)",
                    utc(from),
                    conditions,
                    parameters);
        }
        add("recorded_at < ?", before == null ? null : utc(before), conditions, parameters);
    }

    private static void add(
            String condition, @Nullable Object parameter, List<String> conditions, List<Object> parameters) {
        if (parameter != null) {
            conditions.add(condition);
            parameters.add(parameter);
        }
    }
}
