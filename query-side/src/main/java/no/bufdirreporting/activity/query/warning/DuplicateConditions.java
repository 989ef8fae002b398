package no.bufdirreporting.activity.query.warning;

/**
 * SQL for whether {@code other}, a row of the table {@code activity}, may be the same activity as {@code activity}, which is
 * another row or one about to be written. Activities of other contacts are none: participants of one meeting have its
 * description and time in common. The index by contact and time finds the few candidates.
 */
public final class DuplicateConditions {

    private static final String SAME_CONTACT = """
            other.contact_id = activity.contact_id and other.org_id = activity.org_id
                and other.activity_id <> activity.activity_id and other.status <> 'CANCELLED'
            """;

    /** The same type and day of Oslo. */
    public static final String SAME_TYPE_AND_DAY = SAME_CONTACT + """
                and other.activity_type = activity.activity_type
                and other.submitted_at >= date_trunc('day', activity.submitted_at, 'Europe/Oslo')
                and other.submitted_at < (date_trunc('day', activity.submitted_at at time zone 'Europe/Oslo')
                    + interval '1 day') at time zone 'Europe/Oslo'
            """;

    /** At most two hours apart. Whether the descriptions are similar cannot be told by SQL: they are encrypted. */
    public static final String ABOUT_THE_SAME_TIME = SAME_CONTACT + """
                and other.submitted_at >= activity.submitted_at - interval '2 hours'
                and other.submitted_at <= activity.submitted_at + interval '2 hours'
            """;

    private DuplicateConditions() {}
}
