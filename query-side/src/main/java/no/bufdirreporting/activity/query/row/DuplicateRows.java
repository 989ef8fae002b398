package no.bufdirreporting.activity.query.row;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.bufdirreporting.activity.ActivityQuery.FindPossibleDuplicates;
import no.bufdirreporting.activity.ActivityQuery.PossibleDuplicates;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.PossibleDuplicate;
import no.bufdirreporting.activity.PossibleDuplicate.Reason;
import no.bufdirreporting.activity.query.warning.Descriptions;
import no.bufdirreporting.activity.query.warning.DuplicateConditions;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import no.bufdirreporting.platform.access.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the activities that may be the same one as an activity. */
@Component
class DuplicateRows {

    private static final String FOUND = """
            from (
                select other.*, other.chapter_id = activity.chapter_id as same_chapter, %s as same_day, other.activity_id = any (:similar) as same_words
                from activity as other join activity on activity.activity_id = :id
                where activity.status <> 'CANCELLED' and other.contact_id = activity.contact_id
                    and other.submitted_at >= activity.submitted_at - interval '25 hours'
                    and other.submitted_at <= activity.submitted_at + interval '25 hours'
            ) as found
            where (same_day or same_words)""".formatted(DuplicateConditions.SAME_TYPE_AND_DAY);

    private static final String AT_ABOUT_THE_SAME_TIME = """
            select other.activity_id, other.contact_id, other.description, other.sealed
            from activity as other join activity on activity.activity_id = :id
            where %s""".formatted(DuplicateConditions.ABOUT_THE_SAME_TIME);

    private final JdbcClient jdbc;
    private final ActivityRows rows;
    private final Descriptions descriptions;

    private record Near(String activityId, Descriptions.Stored description) {}

    DuplicateRows(JdbcClient jdbc, ActivityRows rows, Descriptions descriptions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.descriptions = descriptions;
    }

    /** As the rows are: what is sealed is for the caller to open. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<PossibleDuplicates> find(FindPossibleDuplicates query) {
        return rows.find(query.activityId())
                .filter(it -> Caller.current().maySee(it.orgId()))
                .map(it -> page(query.activityId(), similar(it), query.slice()));
    }

    /** The activities of the contact at about the same time whose descriptions are similar. */
    private String[] similar(ActivityView activity) {
        var near = jdbc.sql(AT_ABOUT_THE_SAME_TIME)
                .param("id", activity.activityId())
                .query((row, number) -> new Near(
                        row.getString("activity_id"),
                        new Descriptions.Stored(
                                row.getString("contact_id"), row.getString("description"), row.getString("sealed"))))
                .list();
        if (near.isEmpty()) {
            return new String[0];
        }
        var rowsToOpen = new ArrayList<Descriptions.Stored>();
        var sealed = activity.sealed();
        rowsToOpen.add(new Descriptions.Stored(
                activity.contactId(), activity.description(), sealed == null ? null : sealed.text()));
        near.forEach(it -> rowsToOpen.add(it.description()));
        var opened = descriptions.of(rowsToOpen);
        return IntStream.range(0, near.size())
                .filter(n -> Descriptions.areSimilar(opened.getFirst(), opened.get(n + 1)))
                .mapToObj(n -> near.get(n).activityId())
                .toArray(String[]::new);
    }

    private PossibleDuplicates page(String activityId, String[] similar, Slice slice) {
        long total = jdbc.sql("select count(*) " + FOUND)
                .param("id", activityId)
                .param("similar", similar)
                .query(Long.class)
                .single();
        var found = page(slice)
                .param("id", activityId)
                .param("similar", similar)
                .query(DuplicateRows::duplicate)
                .list();
        var shown = found.subList(0, Math.min(found.size(), slice.limit()));
        return new PossibleDuplicates(
                List.copyOf(shown), total, found.size() > shown.size() ? key(shown.getLast()) : null);
    }

    /** Selects one more than the slice, if there are more. */
    private StatementSpec page(Slice slice) {
        String order = slice.ascending() ? "" : " desc";
        var after = slice.after();
        String rest = after == null
                ? ""
                : " and (submitted_at, activity_id) %s (:at, :after)".formatted(slice.ascending() ? ">" : "<");
        var statement = jdbc.sql("select * %s%s order by submitted_at%s, activity_id%s offset :offset limit :limit"
                        .formatted(FOUND, rest, order, order))
                .param("offset", after == null ? slice.offset() : 0)
                .param("limit", slice.limit() + 1);
        return after == null
                ? statement
                : statement.param("at", utc(after.at())).param("after", after.id());
    }

    private static Key key(PossibleDuplicate it) {
        return Key.of(it.activity().submittedAt(), it.activity().activityId());
    }

    private static PossibleDuplicate duplicate(ResultSet row, int number) throws SQLException {
        var reasons = new ArrayList<Reason>();
        if (row.getBoolean("same_day")) {
            reasons.add(Reason.SAME_TYPE_AND_DAY);
        }
        if (row.getBoolean("same_words")) {
            reasons.add(Reason.SIMILAR_DESCRIPTION_AND_TIME);
        }
        return new PossibleDuplicate(
                ActivityRows.view(row, number), row.getBoolean("same_chapter"), List.copyOf(reasons));
    }
}
