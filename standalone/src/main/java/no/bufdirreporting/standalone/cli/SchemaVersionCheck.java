package no.bufdirreporting.standalone.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Refuses a database whose schema versions this program does not know. Only the service migrates schemas; commands change
 * nothing.
 */
class SchemaVersionCheck implements BeanPostProcessor {

    private static final Map<String, Map<String, String>> SCHEMAS = Map.of(
            "eventsDataSource", Map.of("events", "classpath:db/events"),
            "dataSource", Map.of("read_model", "classpath:db/read_model", "audit", "classpath:db/audit"));

    private static final String OUTDATED = """
            The data directory is of an older version: its schema %s lacks %s. Start the service once, \
            which brings it up to date, stop it, and try again.""";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource database) {
            SCHEMAS.getOrDefault(name, Map.of()).forEach((schema, migrations) -> check(database, schema, migrations));
        }
        return bean;
    }

    private static void check(HikariDataSource database, String schema, String migrations) {
        var state = Flyway.configure()
                .dataSource(database)
                .defaultSchema(schema)
                .schemas(schema)
                .locations(migrations)
                .load()
                .info();
        if (state.pending().length > 0) {
            throw new CannotRunException(OUTDATED.formatted(schema, state.pending()[0].getScript()));
        }
        for (MigrationInfo applied : state.applied()) {
            if (!applied.getState().isResolved()) {
                throw new CannotRunException(
                        "The data directory is of a newer version: this program does not know %s of its schema %s."
                                .formatted(applied.getScript(), schema));
            }
        }
    }
}
