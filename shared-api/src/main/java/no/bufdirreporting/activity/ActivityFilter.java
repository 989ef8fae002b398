package no.bufdirreporting.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects the activities of a list; null leaves a criterion out.
 *
 * @param from the first instant, inclusive
 * @param before the end, exclusive
 * @param warning what the activity was warned of, if that is still so
 */
public record ActivityFilter(
        @Nullable String orgId,
        @Nullable String chapterId,
        @Nullable String contactId,
        @Nullable String activityType,
        @Nullable ActivityStatus status,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable ActivityWarning warning) {}
