package no.bufdirreporting.activity;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The recorded facts of one activity. They are stored in events, so the component names must not change.
 *
 * @param contactId the person who did it; distinct contacts are the "unique participants" of figures
 * @param chapterId the local chapter; it need not be registered
 * @param activityType free text such as {@code volunteer_hours}
 * @param submittedAt when it took place, to the microsecond; decides the day and period it counts in
 * @param hours hours delivered, at most two decimals
 * @param participantCount people who took part
 * @param status only completed activities count
 * @param description free text, or null
 * @param location free text, or null
 * @param category the activity's own Bufdir category, or null to leave it to the category rules
 */
public record ActivityFacts(
        String contactId,
        String chapterId,
        String activityType,
        Instant submittedAt,
        BigDecimal hours,
        int participantCount,
        ActivityStatus status,
        @Nullable String description,
        @Nullable String location,
        @Nullable String category) {

    /** Normalizes the hours, so that equal amounts are equal facts: {@code 4.00} becomes {@code 4}. */
    public ActivityFacts {
        hours = hours.signum() == 0 ? BigDecimal.ZERO : hours.stripTrailingZeros();
        if (hours.scale() < 0) {
            hours = hours.setScale(0);
        }
    }

    /** Whether the activity counts in figures. */
    public boolean counts() {
        return status == ActivityStatus.COMPLETED;
    }

    /** Returns these facts with another time. */
    public ActivityFacts at(Instant otherTime) {
        return new ActivityFacts(
                contactId,
                chapterId,
                activityType,
                otherTime,
                hours,
                participantCount,
                status,
                description,
                location,
                category);
    }

    /** Returns these facts without the fields that no figure depends on. */
    public ActivityFacts withoutTexts() {
        return new ActivityFacts(
                contactId, chapterId, activityType, submittedAt, hours, participantCount, status, null, null, category);
    }
}
