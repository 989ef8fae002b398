package no.bufdirreporting.standalone.e2e;

import java.io.IOException;
import java.io.StringReader;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.postgresql.PGConnection;

/** Writes the rows of an imported file to one table of the same PostgreSQL by one {@code COPY}: the least it can cost. */
final class CopiedRows {

    private static final String TABLE = """
            drop table if exists public.copied;
            create table public.copied (contact text, chapter text, type text, day text, hours text, participants int,
                row_key text primary key)""";

    private CopiedRows() {}

    /** The time of the copy, which is on disk when it ends. */
    static Duration copy(String jdbcUrl, String csv) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
            var start = Instant.now();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy public.copied from stdin with (format csv, delimiter ';', header)",
                            new StringReader(csv));
            return Duration.between(start, Instant.now());
        }
    }
}
