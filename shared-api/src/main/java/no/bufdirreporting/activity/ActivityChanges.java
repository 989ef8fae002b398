package no.bufdirreporting.activity;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields a correction names; null leaves a field as it is. Fields that may be empty are wrapped, so that clearing
 * one differs from not naming it.
 */
public record ActivityChanges(
        @Nullable String orgId,
        @Nullable String contactId,
        @Nullable String chapterId,
        @Nullable String activityType,
        @Nullable Instant submittedAt,
        @Nullable BigDecimal hours,
        @Nullable Integer participantCount,
        @Nullable ActivityStatus status,
        @Nullable Text description,
        @Nullable Text location,
        @Nullable Text category) {

    /** A new value for a field that may be empty. */
    public record Text(@Nullable String value) {}

    /** The given facts with these changes made. */
    public ActivityFacts applyTo(ActivityFacts facts) {
        return new ActivityFacts(
                orElse(contactId, facts.contactId()),
                orElse(chapterId, facts.chapterId()),
                orElse(activityType, facts.activityType()),
                orElse(submittedAt, facts.submittedAt()),
                orElse(hours, facts.hours()),
                orElse(participantCount, facts.participantCount()),
                orElse(status, facts.status()),
                description == null ? facts.description() : description.value(),
                location == null ? facts.location() : location.value(),
                category == null ? facts.category() : category.value());
    }

    private static <T> T orElse(@Nullable T changed, T present) {
        return changed == null ? present : changed;
    }
}
