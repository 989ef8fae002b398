package no.bufdirreporting.aggregation.query;

import java.math.BigDecimal;
import java.time.Instant;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import org.jspecify.annotations.Nullable;

/**
 * One of the activities that a range counts.
 *
 * @param recordedAt the same as {@code submittedAt}, under the name that this list has for it
 */
record RangeActivity(
        String activityId,
        String orgId,
        String activityType,
        Instant recordedAt,
        int participantCount,
        @Nullable String location,
        ActivityStatus status,
        String contactId,
        String chapterId,
        Instant submittedAt,
        BigDecimal hours,
        @Nullable String description,
        @Nullable String category,
        Instant createdAt,
        @Nullable Instant updatedAt,
        long version) {

    static RangeActivity of(ActivityView activity) {
        return new RangeActivity(
                activity.activityId(),
                activity.orgId(),
                activity.activityType(),
                activity.submittedAt(),
                activity.participantCount(),
                activity.location(),
                activity.status(),
                activity.contactId(),
                activity.chapterId(),
                activity.submittedAt(),
                activity.hours(),
                activity.description(),
                activity.category(),
                activity.createdAt(),
                activity.updatedAt(),
                activity.version());
    }
}
