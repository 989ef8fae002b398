package no.bufdirreporting.activity.query.rollup;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/** Sums of an organization's completed activities over a span of time, from which calculators compute figures. */
public interface ActivitySums {

    /**
     * Sums of the completed activities of one type and category.
     *
     * @param category the category recorded on the activities, or empty if none was
     */
    record Sum(String activityType, String category, long activities, long participants, BigDecimal hours) {}

    /** Sums of the completed activities of a chapter. */
    record ChapterSum(String chapterId, long activities, long participants) {}

    /** Sums by activity type and category. */
    List<Sum> sums(String orgId, Instant from, Instant before);

    /** Sums by chapter. */
    List<ChapterSum> sumsByChapter(String orgId, Instant from, Instant before);

    /** The number of distinct contacts with completed activities. */
    long uniqueContacts(String orgId, Instant from, Instant before);

    /** The number of distinct contacts with completed activities of the given types, on whole days. */
    long uniqueContacts(String orgId, SortedSet<String> activityTypes, LocalDate from, LocalDate before);
}
