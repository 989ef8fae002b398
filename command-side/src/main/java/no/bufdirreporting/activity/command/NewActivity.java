package no.bufdirreporting.activity.command;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.platform.http.binding.Code;
import org.jspecify.annotations.Nullable;

/** The request body of a new activity. Fields that may be empty may be null. */
record NewActivity(
        @Code String contactId,
        @Code String chapterId,
        @Code String activityType,
        @Nullable Instant submittedAt,

        @PositiveOrZero @Digits(integer = 9, fraction = 2) @Nullable
        BigDecimal hours,

        @Nullable Optional<@Size(max = 4000) String> description,
        @Code @Nullable String orgId,
        @PositiveOrZero @Nullable Integer participantCount,
        @Nullable Optional<@Size(max = 200) String> location,
        @Nullable ActivityStatus status,
        @Nullable Optional<@Code String> category) {

    ActivityFacts facts(Instant now) {
        return new ActivityFacts(
                contactId,
                chapterId,
                activityType,
                submittedAt == null ? now : submittedAt,
                hours == null ? BigDecimal.ZERO : hours,
                participantCount == null ? 1 : participantCount,
                status == null ? ActivityStatus.COMPLETED : status,
                orNull(description),
                orNull(location),
                orNull(category));
    }

    private static @Nullable String orNull(@Nullable Optional<String> given) {
        return given == null ? null : given.orElse(null);
    }
}
