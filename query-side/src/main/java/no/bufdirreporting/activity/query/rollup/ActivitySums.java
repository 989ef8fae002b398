package no.bufdirreporting.activity.query.rollup;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/** Sums of an organization's completed activities over any span of time: what calculators make figures of. */
public interface ActivitySums {

    /**
     * Completed activities of one type and own category.
     *
     * @param category their own category, or empty if they have none
     */
    record Sum(String activityType, String category, long activities, long participants, BigDecimal hours) {}

    /** The completed activities of a chapter. */
    record ChapterSum(String chapterId, long activities, long participants) {}

    /** The completed activities of an organization, summed up by activity type and own category. */
    List<Sum> sums(String orgId, Instant from, Instant before);

    /** The completed activities of an organization, summed up by chapter. */
    List<ChapterSum> sumsByChapter(String orgId, Instant from, Instant before);

    /** How many distinct contacts have completed activities. */
    long uniqueContacts(String orgId, Instant from, Instant before);

    /** How many distinct contacts have completed activities of some types on whole days. */
    long uniqueContacts(String orgId, SortedSet<String> activityTypes, LocalDate from, LocalDate before);
}
