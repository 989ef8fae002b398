package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The data directory of a stopped service, whose database tests can read and change. */
record DirectoryAtRest(Path path) {

    private static final String CONTENTS = """
            select query_to_xml(format('select t::text as row from %I.%I as t order by 1', table_schema, table_name),
                false, false, '')::text
            from information_schema.tables where table_schema in ('events', 'read_model', 'audit')
            order by table_schema, table_name""";

    private static final String SCHEMAS =
            "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1";

    /** An action on the database. */
    interface Work<T> {

        T with(Connection connection) throws Exception;
    }

    /** A copy that a test may damage. */
    DirectoryAtRest copy(Path to) throws Exception {
        var copying = new ProcessBuilder("cp", "-a", path.toString(), to.toString()).inheritIO();
        assertThat(copying.start().waitFor()).isZero();
        return new DirectoryAtRest(to);
    }

    <T> T database(Work<T> work) throws Exception {
        try (var postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(path.resolve("postgres"))
                        .setCleanDataDirectory(false)
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .setOverrideWorkingDirectory(
                                Path.of(System.getProperty("bufdir.binaries-dir", "target/postgres-bin"))
                                        .toFile())
                        .start();
                var connection = postgres.getDatabase("postgres", "bufdir").getConnection()) {
            return work.with(connection);
        }
    }

    void sql(String... statements) throws Exception {
        database(connection -> {
            try (var statement = connection.createStatement()) {
                for (String each : statements) {
                    assertThat(statement.executeUpdate(each)).as(each).isPositive();
                }
            }
            return statements;
        });
    }

    /** All rows of the database. */
    List<String> contents() throws Exception {
        return database(connection -> strings(connection, CONTENTS));
    }

    List<String> schemas() throws Exception {
        return database(connection -> strings(connection, SCHEMAS));
    }

    static List<String> strings(Connection connection, String query) throws Exception {
        var strings = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    /** The JDBC URL of the PostgreSQL running on it. */
    String jdbcUrl() throws IOException {
        String port = Files.readAllLines(path.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/bufdir?user=postgres";
    }

    boolean isRunning() {
        return Files.exists(path.resolve("postgres/postmaster.pid"));
    }
}
