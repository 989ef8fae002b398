package no.bufdirreporting.activity.command;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.activity.ActivityChanges;
import no.bufdirreporting.activity.ActivityChanges.Text;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.WriteBackOf;
import org.jspecify.annotations.Nullable;

/** The request body of a correction. Absent fields stay as they are; null clears a field that may be empty. */
@WriteBackOf(ActivityView.class)
record ActivityCorrection(
        @Code @Nullable String orgId,
        @Code @Nullable String contactId,
        @Code @Nullable String chapterId,
        @Code @Nullable String activityType,
        @Nullable Instant submittedAt,

        @PositiveOrZero @Digits(integer = 9, fraction = 2) @Nullable
        BigDecimal hours,

        @PositiveOrZero @Nullable Integer participantCount,
        @Nullable ActivityStatus status,
        @Nullable Optional<@Size(max = 4000) String> description,
        @Nullable Optional<@Size(max = 200) String> location,
        @Nullable Optional<@Code String> category) {

    ActivityChanges changes() {
        return new ActivityChanges(
                orgId,
                contactId,
                chapterId,
                activityType,
                submittedAt,
                hours,
                participantCount,
                status,
                text(description),
                text(location),
                text(category));
    }

    private static @Nullable Text text(@Nullable Optional<String> given) {
        return given == null ? null : new Text(given.orElse(null));
    }
}
