package no.bufdirreporting.audit.version;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import no.bufdirreporting.activity.query.rollup.ActivitySums;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.TimeSpan;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Queries on the versions of activities. The cost of a query grows with the number of versions in the organization's
 * span that it asks for.
 */
@Component
public class ActivityVersions {

    /** The versions that counted at a position, as an SQL condition. */
    static final String COUNTED = """
            org_id = :org and submitted_at >= :from and submitted_at < :before and not deleted and status = 'COMPLETED'
                and from_position <= :position and (until_position is null or until_position > :position)""";

    private final JdbcClient jdbc;
    private final String schema;

    @Autowired
    public ActivityVersions(JdbcClient jdbc, AuditSchema migrated) {
        this(jdbc, AuditSchema.NAME);
    }

    /** @param schema the schema of the table */
    public ActivityVersions(JdbcClient jdbc, String schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** An event that changed figures. */
    public record Change(long position, Instant at) {}

    /** The sums as of a position, including the event at it. */
    public ActivitySums at(long position) {
        return new SumsAt(position);
    }

    /** The first event after one position, up to another, that changed figures of a span. */
    public Optional<Change> firstChange(String orgId, TimeSpan span, long after, long upTo) {
        return jdbc.sql("""
                        select position, recorded_at from audit.audit_event where position = (
                            select min(least(
                                case when from_position > :after then from_position end,
                                case when until_position > :after then until_position end))
                            from audit.activity_version
                            where org_id = :org and submitted_at >= :from and submitted_at < :before
                                and not deleted and status = 'COMPLETED'
                                and (from_position > :after or until_position > :after))
                            and position <= :up_to""")
                .param("org", orgId)
                .param("from", utc(span.from()))
                .param("before", utc(span.before()))
                .param("after", after)
                .param("up_to", upTo)
                .query((row, number) -> new Change(row.getLong("position"), instant(row, "recorded_at")))
                .optional();
    }

    private final class SumsAt implements ActivitySums {

        private final long position;

        SumsAt(long position) {
            this.position = position;
        }

        @Override
        public List<Sum> sums(String orgId, Instant from, Instant before) {
            return query("""
                            select activity_type, category, count(*) as activities, sum(participant_count) as participants,
                                sum(hours) as hours
                            from %1$s.activity_version where %2$s group by activity_type, category
                            """, orgId, from, before).query(Sum.class).list();
        }

        @Override
        public List<ChapterSum> sumsByChapter(String orgId, Instant from, Instant before) {
            return query("""
                            select chapter_id, count(*) as activities, sum(participant_count) as participants
                            from %1$s.activity_version where %2$s group by chapter_id
                            """, orgId, from, before).query(ChapterSum.class).list();
        }

        @Override
        public long uniqueContacts(String orgId, Instant from, Instant before) {
            return query("select count(distinct contact_id) from %1$s.activity_version where %2$s", orgId, from, before)
                    .query(Long.class)
                    .single();
        }

        @Override
        public long uniqueContacts(String orgId, SortedSet<String> activityTypes, LocalDate from, LocalDate before) {
            return query(
                            "select count(distinct contact_id) from %1$s.activity_version where %2$s"
                                    + " and activity_type = any (:types)",
                            orgId, OsloCalendar.startOf(from), OsloCalendar.startOf(before))
                    .param("types", activityTypes.toArray(String[]::new))
                    .query(Long.class)
                    .single();
        }

        private JdbcClient.StatementSpec query(String sql, String orgId, Instant from, Instant before) {
            return jdbc.sql(sql.formatted(schema, COUNTED))
                    .param("org", orgId)
                    .param("from", utc(from))
                    .param("before", utc(before))
                    .param("position", position);
        }
    }
}
