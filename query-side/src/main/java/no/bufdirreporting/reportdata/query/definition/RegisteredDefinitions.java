package no.bufdirreporting.reportdata.query.definition;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of report definitions in all versions. */
public interface RegisteredDefinitions extends Repository<RegisteredDefinition, Long> {

    /**
     * SQL for the definition in force for {@code organization.org_id}. Among the latest versions of all definitions, that is
     * the one that names the organization, else the one for all others. If there are several, the last registered one.
     */
    String IN_FORCE = """
            select latest.* from (
                select distinct on (definition_id) * from report_definition order by definition_id, version desc
            ) as latest
            where jsonb_exists(definition->'organizations', organization.org_id)
                or (definition->>'forAllOthers')::boolean
            order by jsonb_exists(definition->'organizations', organization.org_id) desc, position desc
            limit 1""";

    void insert(RegisteredDefinition definition);

    /** One version; empty if it is not projected yet. */
    Optional<RegisteredDefinition> findById(Long version);

    /** The position of the latest registration; 0 if there is none. */
    @Query("select coalesce(max(definition.position), 0) from RegisteredDefinition definition")
    long latestRegistration();

    void deleteAllInBatch();
}
