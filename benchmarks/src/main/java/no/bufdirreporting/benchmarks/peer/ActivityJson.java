package no.bufdirreporting.benchmarks.peer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An activity as clients send and read it. */
record ActivityJson(
        @Nullable UUID activityId,
        @NotBlank String contactId,
        @NotBlank String chapterId,
        @NotBlank String activityType,
        @Nullable Instant submittedAt,
        @PositiveOrZero @Nullable BigDecimal hours,
        @Nullable String description,
        @NotBlank String orgId,
        @PositiveOrZero @Nullable Integer participantCount,
        @Nullable String location,
        @Nullable String status,
        @Nullable String category,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Long version) {

    static ActivityJson of(Activity it) {
        return new ActivityJson(
                it.activityId,
                it.contactId,
                it.chapterId,
                it.activityType,
                it.submittedAt,
                it.hours,
                it.description,
                it.orgId,
                it.participantCount,
                it.location,
                it.status,
                it.category,
                it.createdAt,
                it.updatedAt,
                it.version);
    }

    Activity toRow(Instant now) {
        var row = new Activity();
        row.contactId = contactId;
        row.chapterId = chapterId;
        row.orgId = orgId;
        row.activityType = activityType;
        row.category = category;
        row.submittedAt = Objects.requireNonNullElse(submittedAt, now);
        row.hours = Objects.requireNonNullElse(hours, BigDecimal.ZERO);
        row.participantCount = Objects.requireNonNullElse(participantCount, 1);
        row.status = Objects.requireNonNullElse(status, "completed");
        row.description = description;
        row.location = location;
        row.createdAt = now;
        return row;
    }
}
