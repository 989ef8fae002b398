package no.bufdirreporting.audit.personal;

import java.math.BigDecimal;
import java.time.Instant;
import no.bufdirreporting.activity.ActivityStatus;
import org.jspecify.annotations.Nullable;

/**
 * An activity as an event left it.
 *
 * @param position of the event
 * @param type of the event
 */
record StoredState(
        long position,
        String type,
        Instant recordedAt,
        String activityId,
        String contactId,
        @Nullable String description,
        @Nullable String location,
        String chapterId,
        String activityType,
        Instant submittedAt,
        BigDecimal hours,
        int participantCount,
        ActivityStatus status,
        @Nullable String category) {}
