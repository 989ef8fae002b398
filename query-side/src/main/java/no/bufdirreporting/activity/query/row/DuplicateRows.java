package no.bufdirreporting.activity.query.row;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.activity.ActivityQuery.FindPossibleDuplicates;
import no.bufdirreporting.activity.ActivityQuery.PossibleDuplicates;
import no.bufdirreporting.activity.PossibleDuplicate;
import no.bufdirreporting.activity.PossibleDuplicate.Reason;
import no.bufdirreporting.activity.query.warning.DuplicateConditions;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import no.bufdirreporting.platform.access.Caller;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the activities that may be the same one as an activity. */
@Component
class DuplicateRows {

    private static final String FOUND =
            """
            from (
                select other.*, other.chapter_id = activity.chapter_id as same_chapter, %s as same_day, %s as same_words
                from activity as other join activity on activity.activity_id = :id
                where activity.status <> 'CANCELLED' and other.contact_id = activity.contact_id
                    and other.submitted_at >= activity.submitted_at - interval '25 hours'
                    and other.submitted_at <= activity.submitted_at + interval '25 hours'
            ) as found
            where (same_day or same_words)""".formatted(DuplicateConditions.SAME_TYPE_AND_DAY, DuplicateConditions.SIMILAR_DESCRIPTION_AND_TIME);

    private final JdbcClient jdbc;
    private final ActivityRows rows;

    DuplicateRows(JdbcClient jdbc, ActivityRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @QueryHandler
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<PossibleDuplicates> handle(FindPossibleDuplicates query) {
        return rows.find(query.activityId())
                .filter(it -> Caller.current().maySee(it.orgId()))
                .map(_ -> page(query.activityId(), query.slice()));
    }

    private PossibleDuplicates page(String activityId, Slice slice) {
        long total = jdbc.sql("select count(*) " + FOUND)
                .param("id", activityId)
                .query(Long.class)
                .single();
        var found = page(slice)
                .param("id", activityId)
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
