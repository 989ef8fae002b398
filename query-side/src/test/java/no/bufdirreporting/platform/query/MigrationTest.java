package no.bufdirreporting.platform.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A migrated read model equals a replayed one. */
class MigrationTest {

    @Test
    void chaptersOfEarlierVersionsGetOneRegionForAllDays() {
        upgrade("1", "2", """
                insert into read_model.chapter
                    (chapter_id, org_id, name, region, municipality, created_at, updated_at, version)
                values ('lc-1', 'org-1', 'Nord', 'Oslo', null, now(), now(), 0)""", jdbc -> {
            assertThat(jdbc.queryForObject("select regions::text from read_model.chapter", String.class))
                    .isEqualTo("[{\"from\": null, \"region\": \"Oslo\", \"municipality\": null}]");
        });
    }

    @Test
    void contactsOfEarlierVersionsCountForAllTypes() {
        upgrade("4", "5", """
                insert into read_model.contact_day values ('org-1', 'kari', '2025-03-30', 2);
                insert into read_model.contact_month values ('org-1', 'kari', '2025-03-01', 1);
                insert into read_model.reappearance_day values ('org-1', '2025-03-30', '-infinity', 1);
                insert into read_model.reappearance_month values ('org-1', '2025-03-01', '-infinity', 1)""", jdbc -> {
            assertThat(jdbc.queryForList("""
                            select t::text from read_model.contact_day as t
                            union all select t::text from read_model.contact_month as t
                            union all select t::text from read_model.reappearance_day as t
                            union all select t::text from read_model.reappearance_month as t""", String.class))
                    .containsExactly(
                            "(org-1,kari,2025-03-30,2,0)",
                            "(org-1,kari,2025-03-01,1,0)",
                            "(org-1,2025-03-30,-infinity,1,0)",
                            "(org-1,2025-03-01,-infinity,1,0)");
            assertThat(jdbc.queryForList("""
                            select table_name from information_schema.columns
                            where column_name = 'type_set' and column_default is null
                                and is_nullable = 'NO'""", String.class)).hasSize(4);
            jdbc.update("insert into read_model.contact_day values ('org-1', 'kari', '2025-03-30', 1, 1)");
        });
    }

    private static void upgrade(String from, String to, String rows, Consumer<JdbcTemplate> check) {
        try (var database = TestDatabase.create()) {
            var flyway = Flyway.configure()
                    .dataSource(database)
                    .defaultSchema("read_model")
                    .locations("classpath:db/read_model");
            migrate(flyway, from);
            var jdbc = new JdbcTemplate(database);
            jdbc.execute(rows);

            migrate(flyway, to);

            check.accept(jdbc);
        }
    }

    private static void migrate(FluentConfiguration flyway, String version) {
        flyway.target(version).load().migrate();
    }
}
