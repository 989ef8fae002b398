package no.bufdirreporting.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.kernel.AskedByWrites;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
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
     * @param contactId that of sealed facts
     * @param dayBefore the day in Oslo that a correction moves it from; null if it is new
     */
    record FindSurroundings(
            String activityId,
            String orgId,
            String contactId,
            String chapterId,
            String activityType,
            Instant submittedAt,
            @Nullable LocalDate dayBefore,
            @Nullable String description,
            int participantCount)
            implements ActivityQuery, AskedByWrites {}

    /**
     * @param knownType whether a category rule or a report definition names the activity's type
     * @param duplicate whether another activity has the same contact, type and day
     * @param similar whether another activity of the contact has a similar description and time
     * @param submitted whether one of the days is in a submitted period
     * @param medianParticipants the chapter's median of participants in the year up to the day's month; null if that has
     *     fewer than 20 activities, or if the activity has too few participants to exceed it
     */
    record Surroundings(
            boolean knownType,
            boolean duplicate,
            boolean similar,
            boolean submitted,
            @Nullable Integer medianParticipants) {

        /** Returns these with what is known of descriptions. */
        public Surroundings withSimilar(boolean isSimilar) {
            return new Surroundings(knownType, duplicate, isSimilar, submitted, medianParticipants);
        }
    }

    /**
     * The activities that may be the same one as an activity. Answered with {@link PossibleDuplicates}, or null if the
     * activity does not exist or was deleted.
     */
    record FindPossibleDuplicates(String activityId, Slice slice) implements ActivityQuery {}

    /**
     * A page of them.
     *
     * @param total the number on all pages
     * @param next the key of the last one of this page if others follow, else null
     */
    record PossibleDuplicates(
            List<PossibleDuplicate> duplicates,
            long total,
            @Nullable Key next) {}
}
