package no.bufdirreporting.audit.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a version of an activity that figures depend on.
 *
 * @param countedAs the category or region that it was counted in; null if it was not counted, or in none
 */
record VersionFacts(
        @Nullable String countedAs,
        Instant submittedAt,
        String contactId,
        String chapterId,
        String activityType,
        @Nullable String category,
        ActivityStatus status,
        int participantCount,
        BigDecimal hours) {

    static VersionFacts of(ActivityFacts it, Function<ActivityFacts, @Nullable String> part) {
        return new VersionFacts(
                part.apply(it),
                it.submittedAt(),
                it.contactId(),
                it.chapterId(),
                it.activityType(),
                it.category(),
                it.status(),
                it.participantCount(),
                it.hours());
    }
}
