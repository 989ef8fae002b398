package no.bufdirreporting.audit.verification.shadow;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies a read model with its tokens to a new schema. */
public final class ReadModelCopy {

    private static final String TABLES = """
            select table_name from information_schema.tables
            where table_schema = ? and table_name <> 'flyway_schema_history' order by table_name""";

    private ReadModelCopy() {}

    public static void make(DataSource database, String schema, String copy, String migrations) {
        Flyway.configure()
                .dataSource(database)
                .defaultSchema(copy)
                .schemas(copy)
                .locations(migrations)
                .load()
                .migrate();
        var jdbc = JdbcClient.create(database);
        for (String table : jdbc.sql(TABLES).param(schema).query(String.class).list()) {
            jdbc.sql("truncate %s.%s".formatted(copy, table)).update();
            jdbc.sql("insert into %2$s.%3$s select * from %1$s.%3$s".formatted(schema, copy, table))
                    .update();
        }
    }
}
