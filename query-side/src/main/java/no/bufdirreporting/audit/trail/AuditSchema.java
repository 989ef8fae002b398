package no.bufdirreporting.audit.trail;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.stereotype.Component;

/** Migrates the schema {@code audit}. It is separate from the read model's, because trail and jobs outlive a rebuild. */
@Component
public class AuditSchema {

    public static final String NAME = "audit";

    /** @param first the read model's migration, injected so that the two never run concurrently */
    AuditSchema(DataSource database, FlywayMigrationInitializer first) {
        Flyway.configure()
                .dataSource(database)
                .schemas(NAME)
                .locations("classpath:db/audit")
                .load()
                .migrate();
    }
}
