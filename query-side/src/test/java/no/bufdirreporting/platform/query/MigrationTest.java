package no.bufdirreporting.platform.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A read model that is there already becomes by migration what a replay would make of it. */
class MigrationTest {

    @Test
    void chaptersOfEarlierVersionsLieForEverWhereTheyLie() {
        try (var database = TestDatabase.create()) {
            var flyway = Flyway.configure()
                    .dataSource(database)
                    .defaultSchema("read_model")
                    .locations("classpath:db/read_model");
            migrate(flyway, "1");
            var jdbc = new JdbcTemplate(database);
            jdbc.update("""
                    insert into read_model.chapter
                        (chapter_id, org_id, name, region, municipality, created_at, updated_at, version)
                    values ('lc-1', 'org-1', 'Nord', 'Oslo', null, now(), now(), 0)""");

            migrate(flyway, "2");

            assertThat(jdbc.queryForObject("select regions::text from read_model.chapter", String.class))
                    .isEqualTo("[{\"from\": null, \"region\": \"Oslo\", \"municipality\": null}]");
        }
    }

    private static void migrate(FluentConfiguration flyway, String version) {
        flyway.target(version).load().migrate();
    }
}
