package no.bufdirreporting.activity.query.contact;

import no.bufdirreporting.activity.query.span.OsloDays;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the contacts of a new type set from the existing activities. The rows are those that {@link PresenceBuffer}
 * would have written.
 */
record PresenceBackfill(JdbcClient jdbc) {

    private static final String DAYS = """
            insert into contact_day (org_id, type_set, contact_id, day, parts)
            select org_id, :type_set, contact_id, %s as day, count(*)
            from activity
            where status = 'COMPLETED' and activity_type = any (:types::text[])
            group by org_id, contact_id, day""".formatted(OsloDays.dayOf("submitted_at"));

    private static final String MONTHS = """
            insert into contact_month (org_id, type_set, contact_id, month, parts)
            select org_id, type_set, contact_id, date_trunc('month', day::timestamp)::date as month, count(*)
            from contact_day
            where type_set = ?
            group by org_id, type_set, contact_id, month""";

    private static final String REAPPEARANCES = """
            insert into reappearance_%1$s (org_id, type_set, %1$s, previous, contacts)
            select org_id, type_set, %1$s, previous, count(*)
            from (
                select org_id, type_set, %1$s,
                    lag(%1$s, 1, '-infinity') over (partition by org_id, contact_id order by %1$s) as previous
                from contact_%1$s
                where type_set = ?
            ) as presence
            group by org_id, type_set, %1$s, previous""";

    /** Inserts the rows of a type set that has none yet. */
    void count(int typeSet, String[] activityTypes) {
        jdbc.sql(DAYS)
                .param("type_set", typeSet)
                .param("types", activityTypes)
                .param("changes", OsloDays.changesOfClocks())
                .param("offsets", OsloDays.offsets())
                .update();
        jdbc.sql(MONTHS).param(typeSet).update();
        jdbc.sql(REAPPEARANCES.formatted("day")).param(typeSet).update();
        jdbc.sql(REAPPEARANCES.formatted("month")).param(typeSet).update();
    }
}
