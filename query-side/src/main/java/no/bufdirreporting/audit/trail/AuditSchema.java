package no.bufdirreporting.audit.trail;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.stereotype.Component;

/** The schema {@code audit}, beside the read model's: the trail and what is known of jobs outlive the read models that
 * jobs replace. */
@Component
public class AuditSchema {

    public static final String NAME = "audit";

    /** @param first the read model's migration, so that the two never run side by side */
    AuditSchema(DataSource database, FlywayMigrationInitializer first) {
        Flyway.configure()
                .dataSource(database)
                .schemas(NAME)
                .locations("classpath:db/audit")
                .load()
                .migrate();
    }
}
