package no.bufdirreporting.audit.version;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import org.jspecify.annotations.Nullable;

/**
 * One version of an activity: the facts that figures depend on, valid from one event to the next.
 *
 * @param fromPosition the position of the event that began the version
 * @param untilPosition the position of the event that ended it; null for the current version
 * @param deleted whether the activity is deleted; the other fields then have the last values before the deletion
 * @param category the recorded category; empty if there is none
 */
public record ActivityVersion(
        String activityId,
        long fromPosition,
        @Nullable Long untilPosition,
        String eventId,
        boolean deleted,
        String orgId,
        Instant submittedAt,
        String contactId,
        String chapterId,
        String activityType,
        String category,
        ActivityStatus status,
        int participantCount,
        BigDecimal hours) {

    static ActivityVersion of(
            String activityId, String orgId, ActivityFacts facts, String eventId, long position, boolean deleted) {
        return new ActivityVersion(
                activityId,
                position,
                null,
                eventId,
                deleted,
                orgId,
                facts.submittedAt(),
                facts.contactId(),
                facts.chapterId(),
                facts.activityType(),
                facts.category() == null ? "" : facts.category(),
                facts.status(),
                facts.participantCount(),
                facts.hours());
    }

    ActivityVersion until(long position) {
        return new ActivityVersion(
                activityId,
                fromPosition,
                position,
                eventId,
                deleted,
                orgId,
                submittedAt,
                contactId,
                chapterId,
                activityType,
                category,
                status,
                participantCount,
                hours);
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
            utc(submittedAt),
            contactId,
            chapterId,
            activityType,
            category,
            status.name(),
            participantCount,
            hours
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
                instant(row, "submitted_at"),
                row.getString("contact_id"),
                row.getString("chapter_id"),
                row.getString("activity_type"),
                row.getString("category"),
                ActivityStatus.valueOf(row.getString("status")),
                row.getInt("participant_count"),
                row.getBigDecimal("hours"));
    }
}
