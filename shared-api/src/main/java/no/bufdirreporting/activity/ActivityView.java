package no.bufdirreporting.activity;

import java.math.BigDecimal;
import java.time.Instant;
import no.bufdirreporting.kernel.OfOrganization;
import org.jspecify.annotations.Nullable;

/**
 * One activity as clients see it.
 *
 * @param category the activity's own category; null leaves it to the category rules
 * @param updatedAt when it was last corrected; null if never
 * @param version the sequence number of the latest event; sent as the {@code ETag}
 */
public record ActivityView(
        String activityId,
        String contactId,
        String chapterId,
        String activityType,
        Instant submittedAt,
        BigDecimal hours,
        @Nullable String description,
        String orgId,
        int participantCount,
        @Nullable String location,
        ActivityStatus status,
        @Nullable String category,
        Instant createdAt,
        @Nullable Instant updatedAt,
        long version)
        implements OfOrganization {

    public static ActivityView of(
            String activityId,
            String orgId,
            ActivityFacts facts,
            Instant createdAt,
            @Nullable Instant updatedAt,
            long version) {
        return new ActivityView(
                activityId,
                facts.contactId(),
                facts.chapterId(),
                facts.activityType(),
                facts.submittedAt(),
                facts.hours(),
                facts.description(),
                orgId,
                facts.participantCount(),
                facts.location(),
                facts.status(),
                facts.category(),
                createdAt,
                updatedAt,
                version);
    }
}
