package no.bufdirreporting.reportdata.query.definition;

import java.util.Optional;
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

    /** One version, which all definitions number together; empty if it is not projected yet. */
    public Optional<ReportDefinition> find(long version) {
        return jdbc.sql("select definition from report_definition where version = ?")
                .param(version)
                .query((row, number) -> json.read(row.getString("definition"), ReportDefinition.class))
                .optional();
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
