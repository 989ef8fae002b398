package no.bufdirreporting.activity;

import no.bufdirreporting.kernel.Slice;

/** The queries about activities. */
public sealed interface ActivityQuery {

    /** Answered with an {@link ActivityView}, or null if there is none or it was deleted. */
    record FindActivity(String activityId) implements ActivityQuery {}

    /** Answered with an {@link ActivityPage}: newest {@code submittedAt} first, then by id. */
    record ListActivities(ActivityFilter filter, Slice slice) implements ActivityQuery {}
}
