package no.bufdirreporting.audit.change;

import java.util.List;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.platform.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the latest change of each activity in the audit trail. A page costs as much as the changes that it passes. */
@Component
class ActivityChanges {

    private static final String TYPES = "('ActivityRecorded', 'ActivityCorrected', 'ActivityDeleted')";

    private final JdbcClient jdbc;

    ActivityChanges(JdbcClient jdbc, AuditSchema migrated) {
        this.jdbc = jdbc;
    }

    /** The position of the latest change of an activity. */
    record Change(long position, String activityId) {}

    /**
     * The activities whose latest change up to one position is after another, in the order of these changes.
     *
     * @param orgId null for those of all organizations that the caller may see
     */
    List<Change> find(@Nullable String orgId, long after, long upTo, int limit) {
        var organizations = Caller.current().organizationsOf(orgId);
        return jdbc.sql("""
                        select position, aggregate_id as activity_id from audit.audit_event as event
                        where position > ? and position <= ? and type in %s %s and not exists (
                            select from audit.audit_event as later where later.aggregate_id = event.aggregate_id
                                and later.position > event.position and later.position <= ?)
                        order by position limit ?""".formatted(TYPES, organizations == null ? "" : "and org_id = any (?)"))
                .params(after, upTo)
                .params(organizations == null ? List.of() : List.of((Object) organizations.toArray(String[]::new)))
                .params(upTo, limit)
                .query(Change.class)
                .list();
    }
}
