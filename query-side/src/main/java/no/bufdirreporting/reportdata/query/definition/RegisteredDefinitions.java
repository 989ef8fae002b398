package no.bufdirreporting.reportdata.query.definition;

import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import no.bufdirreporting.reportdata.ReportDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of report definitions, in all their versions. */
@Component
public class RegisteredDefinitions {

    /**
     * The definition in force for {@code organization.org_id}: of the latest versions the one that names the organization,
     * else the one for all others; of several the one that was registered last.
     */
    public static final String IN_FORCE = """
            select latest.* from (
                select distinct on (definition_id) * from report_definition order by definition_id, version desc
            ) as latest
            where jsonb_exists(definition->'organizations', organization.org_id)
                or (definition->>'forAllOthers')::boolean
            order by jsonb_exists(definition->'organizations', organization.org_id) desc, position desc
            limit 1""";

    private final JdbcClient jdbc;
    private final JsonColumn json;

    RegisteredDefinitions(JdbcClient jdbc, JsonColumn json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(ReportDefinition definition, long version, long position) {
        jdbc.sql("""
                        insert into report_definition (definition_id, version, definition, position)
                        values (?, ?, ?::jsonb, ?)""")
                .params(definition.id(), version, json.write(definition), position)
                .update();
    }

    /** The definition that an organization reports by now. */
    public RegisteredDefinition inForce(String orgId) {
        return jdbc.sql("select inforce.* from (select ?::text as org_id) as organization, lateral (" + IN_FORCE
                        + ") as inforce")
                .param(orgId)
                .query((row, number) -> new RegisteredDefinition(
                        json.read(row.getString("definition"), ReportDefinition.class), row.getLong("version")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("No report definition is for " + orgId));
    }

    /** The position of the latest registration; 0 if there is none. */
    public long latestRegistration() {
        return jdbc.sql("select coalesce(max(position), 0) from report_definition")
                .query(Long.class)
                .single();
    }

    void deleteAll() {
        jdbc.sql("truncate report_definition").update();
    }
}
