package no.bufdirreporting.activity;

import java.time.LocalDate;
import no.bufdirreporting.kernel.AskedByWrites;
import no.bufdirreporting.kernel.Slice;
import org.jspecify.annotations.Nullable;

/** The queries about activities. */
public sealed interface ActivityQuery {

    /** Answered with an {@link ActivityView}, or null if there is none or it was deleted. */
    record FindActivity(String activityId) implements ActivityQuery {}

    /** Answered with an {@link ActivityPage}: newest {@code submittedAt} first, then by id. */
    record ListActivities(ActivityFilter filter, Slice slice) implements ActivityQuery {}

    /**
     * What the read model knows that an activity about to be written can be warned of. Answered with {@link Surroundings}.
     *
     * @param day the day in Oslo on which it takes place
     * @param dayBefore the day that a correction moves it from; null if it is new
     */
    record FindSurroundings(
            String activityId,
            String orgId,
            String contactId,
            String chapterId,
            String activityType,
            LocalDate day,
            @Nullable LocalDate dayBefore,
            int participantCount)
            implements ActivityQuery, AskedByWrites {}

    /**
     * @param knownType whether a category rule or a report definition names the activity's type
     * @param duplicate whether another activity has the same contact, type and day
     * @param submitted whether one of the days is in a submitted period
     * @param medianParticipants the chapter's median of participants in the year up to the day's month; null if that has
     *     fewer than 20 activities, or if the activity has too few participants to exceed it
     */
    record Surroundings(
            boolean knownType,
            boolean duplicate,
            boolean submitted,
            @Nullable Integer medianParticipants) {}
}
