package no.bufdirreporting.audit.version;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.query.row.ActivityRows;
import org.jspecify.annotations.Nullable;

/**
 * One version of an activity: the facts that figures depend on, valid from one event to the next.
 *
 * @param fromPosition the position of the event that began the version
 * @param untilPosition the position of the event that ended it; null for the current version
 * @param deleted whether the activity is deleted; the facts then are the last ones before the deletion
 * @param facts without description and location if the version was read from the table
 */
public record ActivityVersion(
        String activityId,
        long fromPosition,
        @Nullable Long untilPosition,
        String eventId,
        boolean deleted,
        String orgId,
        ActivityFacts facts) {

    ActivityVersion until(long position) {
        return new ActivityVersion(activityId, fromPosition, position, eventId, deleted, orgId, facts);
    }

    /** The values in the order of the table's columns. */
    @Nullable
    Object[] columns() {
        return new @Nullable Object[] {
            activityId,
            fromPosition,
            untilPosition,
            eventId,
            deleted,
            orgId,
            utc(facts.submittedAt()),
            facts.contactId(),
            facts.chapterId(),
            facts.activityType(),
            facts.category() == null ? "" : facts.category(),
            facts.status().name(),
            facts.participantCount(),
            facts.hours()
        };
    }

    public static ActivityVersion read(ResultSet row, int number) throws SQLException {
        return new ActivityVersion(
                row.getString("activity_id"),
                row.getLong("from_position"),
                row.getObject("until_position", Long.class),
                row.getString("event_id"),
                row.getBoolean("deleted"),
                row.getString("org_id"),
                ActivityRows.facts(row, null, null, null));
    }
}
