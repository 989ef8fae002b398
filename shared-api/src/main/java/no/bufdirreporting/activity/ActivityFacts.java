package no.bufdirreporting.activity;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The recorded facts of one activity. They are stored in events, so the component names must not change.
 *
 * @param contactId the person who did it; distinct contacts are the "unique participants" of figures. If the facts are
 *     sealed, a pseudonym of the contact within its organization
 * @param chapterId the local chapter; it need not be registered
 * @param activityType free text such as {@code volunteer_hours}
 * @param submittedAt when it took place, to the microsecond; decides the day and period it counts in
 * @param hours hours delivered, at most two decimals
 * @param participantCount people who took part
 * @param status only completed activities count
 * @param description free text, or null; so is the location. Null if the facts are sealed
 * @param category the activity's own Bufdir category, or null to leave it to the category rules
 * @param sealed the contact's id, the description and the location, encrypted; null if they stand in their own fields
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
        @Nullable String category,
        @Nullable String sealed) {

    /** Normalizes the hours, so that equal amounts are equal facts: {@code 4.00} becomes {@code 4}. */
    public ActivityFacts {
        hours = hours.signum() == 0 ? BigDecimal.ZERO : hours.stripTrailingZeros();
        if (hours.scale() < 0) {
            hours = hours.setScale(0);
        }
    }

    /** Facts that are not sealed. */
    public ActivityFacts(
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
        this(
                contactId,
                chapterId,
                activityType,
                submittedAt,
                hours,
                participantCount,
                status,
                description,
                location,
                category,
                null);
    }

    /** Returns these facts with the personal fields of others, sealed or not. */
    public ActivityFacts about(ActivityFacts other) {
        return about(other.contactId, other.description, other.location, other.sealed);
    }

    /** Returns these facts with other personal fields. */
    public ActivityFacts about(
            String contact, @Nullable String newDescription, @Nullable String newLocation, @Nullable String newSealed) {
        return new ActivityFacts(
                contact,
                chapterId,
                activityType,
                submittedAt,
                hours,
                participantCount,
                status,
                newDescription,
                newLocation,
                category,
                newSealed);
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
                category,
                sealed);
    }

    /** Returns these facts without the fields that no figure depends on. */
    public ActivityFacts withoutTexts() {
        return new ActivityFacts(
                contactId, chapterId, activityType, submittedAt, hours, participantCount, status, null, null, category);
    }
}
