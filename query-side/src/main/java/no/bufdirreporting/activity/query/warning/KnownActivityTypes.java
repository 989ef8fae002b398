package no.bufdirreporting.activity.query.warning;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The activity types that the latest category rules or a report definition in use name. */
@Component
public class KnownActivityTypes {

    /** What {@link #at} wants, as columns. The rows of both tables are only ever added to. */
    static final String VERSIONS = """
            (select coalesce(max(version), -1) from category_rules) as rules,
                (select coalesce(max(version), -1) from report_definition) as definitions
            """;

    private static final String TYPES = """
            select jsonb_object_keys((select categories from category_rules order by version desc limit 1))
            union
            select jsonb_array_elements_text(
                jsonb_path_query_array(definition, '$.sections[*].fields[*].activityTypes[*]'))
            from (select distinct on (definition_id) definition from report_definition
                order by definition_id, version desc) as latest
            where definition->'organizations' <> '[]' or (definition->>'forAllOthers')::boolean""";

    private final JdbcClient jdbc;
    private volatile Known known = new Known(new Versions(-1, -1), Set.of());

    /** The latest versions; -1 of an empty table. */
    record Versions(long rules, long definitions) {}

    private record Known(Versions versions, Set<String> types) {}

    KnownActivityTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> at(Versions versions) {
        var current = known;
        if (!current.versions().equals(versions)) {
            current = new Known(versions, read());
            known = current;
        }
        return current.types();
    }

    /** Reads the types anew. */
    public Set<String> read() {
        return jdbc.sql(TYPES).query(String.class).list().stream().collect(Collectors.toUnmodifiableSet());
    }
}
