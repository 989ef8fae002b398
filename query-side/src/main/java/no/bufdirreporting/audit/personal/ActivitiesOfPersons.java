package no.bufdirreporting.audit.personal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.contact.ContactCommand;
import no.bufdirreporting.contact.ContactQuery.CountActivitiesOfPerson;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the activities of persons, and the persons that were erased. */
@Component
class ActivitiesOfPersons {

    private final JdbcClient jdbc;

    ActivitiesOfPersons(JdbcClient jdbc, AuditSchema migrated) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    long handle(CountActivitiesOfPerson query) {
        return jdbc.sql("select count(*) from activity where contact_id = ?")
                .param(query.person())
                .query(Long.class)
                .single();
    }

    /** Also those that were deleted, and those that were about the person only for a time. */
    List<String> ever(String person) {
        return jdbc.sql("select distinct activity_id from audit.activity_version where contact_id = ? order by 1")
                .param(person)
                .query(String.class)
                .list();
    }

    /** The organizations of all persons that were erased, by person. */
    Map<String, String> erased() {
        var organizations = new TreeMap<String, String>();
        jdbc.sql("select aggregate_id, org_id from audit.audit_event where type = 'ContactErased'")
                .query(row -> {
                    String person = row.getString(1).substring(ContactCommand.PREFIX.length());
                    organizations.put(person, row.getString(2));
                });
        return organizations;
    }
}
