package no.bufdirreporting.activity.command;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import org.jspecify.annotations.Nullable;

/** The request body of a new activity. */
record NewActivity(
        @NotBlank @Size(max = 200) String contactId,
        @NotBlank @Size(max = 200) String chapterId,
        @NotBlank @Size(max = 200) String activityType,
        @Nullable Instant submittedAt,

        @PositiveOrZero @Digits(integer = 9, fraction = 2) @Nullable
        BigDecimal hours,

        @Size(max = 4000) @Nullable String description,
        @NotBlank @Size(max = 200) @Nullable String orgId,
        @PositiveOrZero @Nullable Integer participantCount,
        @Size(max = 200) @Nullable String location,
        @Nullable ActivityStatus status,
        @NotBlank @Size(max = 200) @Nullable String category) {

    ActivityFacts facts(Instant now) {
        return new ActivityFacts(
                contactId,
                chapterId,
                activityType,
                submittedAt == null ? now : submittedAt,
                hours == null ? BigDecimal.ZERO : hours,
                participantCount == null ? 1 : participantCount,
                status == null ? ActivityStatus.COMPLETED : status,
                description,
                location,
                category);
    }
}
