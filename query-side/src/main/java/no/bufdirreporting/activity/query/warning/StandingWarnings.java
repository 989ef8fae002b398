package no.bufdirreporting.activity.query.warning;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import no.bufdirreporting.activity.ActivityWarning;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The warnings of activities that still hold. Reference data, submissions and other activities change after the write, so
 * what depends on them is decided anew for each warning that is read. One of a similar description stands as long as the
 * contact has another activity at about that time, as descriptions are not decrypted for it.
 */
@Component
public class StandingWarnings {

    /**
     * SQL for whether {@code warning}, a row of {@code activity_warning}, still holds for {@code activity}. The parameter
     * {@code known} is {@link KnownActivityTypes#read()}.
     */
    public static final String STANDS =
            """
            case warning.code
                when 'unknown_chapter' then not exists (
                    select 1 from chapter where chapter.chapter_id = activity.chapter_id)
                when 'unknown_activity_type' then activity.activity_type <> all (:known::text[])
                when 'submitted_period' then exists (
                    select 1 from submission
                    where submission.org_id = activity.org_id and submission.submitted_at is not null
                        and submission.status = 'SUBMITTED' and submission.position < warning.position
                        and (activity.submitted_at at time zone 'Europe/Oslo')::date
                            between submission.period_start and submission.period_end
                        and not exists (
                            select 1 from submission as later
                            where later.supersedes = submission.submission_id and later.status = 'SUBMITTED'))
                when 'possible_duplicate' then
                    exists (select 1 from activity as other where %s)
                    or (warning.of_description and exists (select 1 from activity as other where %s))
                else true
            end""".formatted(DuplicateConditions.SAME_TYPE_AND_DAY, DuplicateConditions.ABOUT_THE_SAME_TIME);

    private static final String COUNTS = """
            select warning.code, count(*)
            from activity_warning as warning join activity using (activity_id)
            where warning.org_id = :org and warning.submitted_at >= :from and warning.submitted_at < :before and %s
            group by warning.code""".formatted(STANDS);

    private final JdbcClient jdbc;
    private final KnownActivityTypes known;

    StandingWarnings(JdbcClient jdbc, KnownActivityTypes known) {
        this.jdbc = jdbc;
        this.known = known;
    }

    /** The numbers of activities of an organization and a span of time by what they are warned of; zeros are left out. */
    public Map<ActivityWarning, Long> counts(String orgId, Instant from, Instant before) {
        var counts = new EnumMap<ActivityWarning, Long>(ActivityWarning.class);
        jdbc.sql(COUNTS)
                .param("org", orgId)
                .param("from", utc(from))
                .param("before", utc(before))
                .param("known", known.read().toArray(String[]::new))
                .query(row -> {
                    String name = row.getString("code").toUpperCase(Locale.ROOT);
                    counts.put(ActivityWarning.valueOf(name), row.getLong("count"));
                });
        return counts;
    }
}
