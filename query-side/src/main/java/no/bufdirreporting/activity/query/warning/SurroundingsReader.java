package no.bufdirreporting.activity.query.warning;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityQuery.FindSurroundings;
import no.bufdirreporting.activity.ActivityQuery.Surroundings;
import no.bufdirreporting.kernel.OsloCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the surroundings of many activities by one statement. Each is an index look-up. */
@Component
class SurroundingsReader {

    /** Fewer participants than this never exceed 20 times a median, which is 1 at least. */
    private static final int FEWEST_TOO_MANY = 21;

    /** A contact with more activities at about one time has all kinds of them. */
    private static final int MOST_COMPARED = 50;

    /** The activities about to be written are {@code activity}, as {@link DuplicateConditions} want it. */
    private static final String SURROUNDINGS = """
            select activity.activity_type,
                exists (select 1 from activity as other where %s) as duplicate,
                activity.contact_id,
                array(
                    select other.sealed from activity as other
                    where activity.description is not null and other.sealed is not null and %s limit %s) as near_sealed,
                array(
                    select other.description from activity as other
                    where activity.description is not null and other.description is not null and %s limit %s) as near_plain,
                exists (
                    select 1 from submission
                    where submission.org_id = activity.org_id and submission.submitted_at is not null
                        and submission.status = 'SUBMITTED'
                        and (activity.day between submission.period_start and submission.period_end
                            or activity.day_before between submission.period_start and submission.period_end))
                    as submitted,
                case when activity.participants >= %s then (
                    select participant_count
                    from (
                        select participant_count, sum(activities) over (order by participant_count) as up_to,
                            sum(activities) over () as all_of_them
                        from chapter_participants as present
                        where present.org_id = activity.org_id and present.chapter_id = activity.chapter_id
                            and present.month between
                                (date_trunc('month', activity.day::timestamp) - interval '1 year')::date and activity.day
                    ) as counted
                    where all_of_them >= 20 and 2 * up_to >= all_of_them
                    order by participant_count limit 1) end as median,
                %s
            from unnest(:activities::text[], :organizations::text[], :contacts::text[], :chapters::text[],
                    :types::text[], :times::timestamptz[], :days::date[], :daysBefore::date[], :descriptions::text[],
                    :participants::int[])
                with ordinality as activity (activity_id, org_id, contact_id, chapter_id, activity_type, submitted_at, day,
                    day_before, description, participants, number)
            order by number""".formatted(
                    DuplicateConditions.SAME_TYPE_AND_DAY,
                    DuplicateConditions.ABOUT_THE_SAME_TIME,
                    MOST_COMPARED,
                    DuplicateConditions.ABOUT_THE_SAME_TIME,
                    MOST_COMPARED,
                    FEWEST_TOO_MANY,
                    KnownActivityTypes.VERSIONS);

    private final JdbcClient jdbc;
    private final KnownActivityTypes known;
    private final Descriptions descriptions;

    /** What SQL tells of an activity. */
    private record Found(Surroundings surroundings, List<Descriptions.Stored> near) {}

    SurroundingsReader(JdbcClient jdbc, KnownActivityTypes known, Descriptions descriptions) {
        this.jdbc = jdbc;
        this.known = known;
        this.descriptions = descriptions;
    }

    /** The answers, in the order of the questions. */
    List<Surroundings> read(List<FindSurroundings> asked) {
        var found = find(asked);
        var opened = descriptions
                .of(found.stream().flatMap(it -> it.near().stream()).toList())
                .iterator();
        var answers = new ArrayList<Surroundings>();
        for (int i = 0; i < asked.size(); i++) {
            boolean similar = false;
            for (int near = found.get(i).near().size(); near > 0; near--) {
                similar |= Descriptions.areSimilar(asked.get(i).description(), opened.next());
            }
            answers.add(found.get(i).surroundings().withSimilar(similar));
        }
        return answers;
    }

    private List<Found> find(List<FindSurroundings> asked) {
        return jdbc.sql(SURROUNDINGS)
                .param("activities", array(asked, FindSurroundings::activityId))
                .param("organizations", array(asked, FindSurroundings::orgId))
                .param("contacts", array(asked, FindSurroundings::contactId))
                .param("chapters", array(asked, FindSurroundings::chapterId))
                .param("types", array(asked, FindSurroundings::activityType))
                .param("times", array(asked, it -> utc(it.submittedAt()).toString()))
                .param("days", array(asked, it -> day(it).toString()))
                .param("daysBefore", array(asked, it -> {
                    LocalDate before = it.dayBefore();
                    return (before == null ? day(it) : before).toString();
                }))
                .param("descriptions", array(asked, FindSurroundings::description))
                .param("participants", array(asked, it -> Integer.toString(it.participantCount())))
                .query(this::found)
                .list();
    }

    private static LocalDate day(FindSurroundings asked) {
        return OsloCalendar.dayOf(asked.submittedAt());
    }

    private static @Nullable String[] array(
            List<FindSurroundings> asked, Function<FindSurroundings, @Nullable String> value) {
        return asked.stream().map(value).toArray(String[]::new);
    }

    private Found found(ResultSet row, int number) throws SQLException {
        var near = new ArrayList<Descriptions.Stored>();
        String contact = row.getString("contact_id");
        for (Object sealed : elements(row, "near_sealed")) {
            near.add(new Descriptions.Stored(contact, null, (String) sealed));
        }
        for (Object plain : elements(row, "near_plain")) {
            near.add(new Descriptions.Stored(contact, (String) plain, null));
        }
        return new Found(surroundings(row), near);
    }

    private static Object[] elements(ResultSet row, String column) throws SQLException {
        return (Object[]) row.getArray(column).getArray();
    }

    private Surroundings surroundings(ResultSet row) throws SQLException {
        var types = known.at(new KnownActivityTypes.Versions(row.getLong("rules"), row.getLong("definitions")));
        return new Surroundings(
                types.contains(row.getString("activity_type")),
                row.getBoolean("duplicate"),
                false,
                row.getBoolean("submitted"),
                row.getObject("median", Integer.class));
    }
}
