package no.bufdirreporting.benchmarks.peer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ActivityRepository extends JpaRepository<Activity, UUID> {

    String IN_SPAN = """
            from Activity
            where orgId = :orgId and submittedAt >= :from and submittedAt < :before and status = 'completed'
            """;

    /** The figures of one activity type. */
    record TypeFigures(String activityType, long activities, long participants, BigDecimal hours) {}

    /** The participants of one chapter. */
    record ChapterFigures(String chapterId, long activities, long participants) {}

    Page<Activity> findByOrgId(String orgId, Pageable page);

    @Query("select activityType, count(*), sum(participantCount), sum(hours) " + IN_SPAN + " group by activityType")
    List<TypeFigures> countByType(String orgId, Instant from, Instant before);

    @Query("select count(distinct contactId) " + IN_SPAN)
    long countContacts(String orgId, Instant from, Instant before);

    @Query("select chapterId, count(*), sum(participantCount) " + IN_SPAN + " group by chapterId")
    List<ChapterFigures> countByChapter(String orgId, Instant from, Instant before);
}
