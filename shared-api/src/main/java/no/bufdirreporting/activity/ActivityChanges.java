package no.bufdirreporting.activity;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a correction changes. Null leaves a field unchanged. Optional fields are wrapped, so that clearing a
 * field differs from leaving it out.
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

    /** The new value of an optional field; a null value clears it. */
    public record Text(@Nullable String value) {}

    /** Returns the facts with these changes applied. */
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

    private static <T> T orElse(@Nullable T changed, T current) {
        return changed == null ? current : changed;
    }
}
