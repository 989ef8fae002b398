package no.bufdirreporting.standalone.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class EmbeddedDatabaseTest {

    @TempDir
    Path directory;

    @Test
    void isDurableLocalAndUsesTheBuiltInCollation() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "show fsync")).isEqualTo("on");
            assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "show full_page_writes")).isEqualTo("on");
            assertThat(query(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database, "show unix_socket_directories")).isEmpty();
            assertThat(query(database, "show server_encoding")).isEqualTo("UTF8");
            assertThat(query(
                            database,
                            "select datlocprovider::text || ' ' || datlocale from pg_database"
                                    + " where datname = 'bufdir'"))
                    .isEqualTo("b C.UTF-8");
        }
    }

    @Test
    void dataSurvivesARestart() throws Exception {
        TestDatabase.initialise(directory);
        try (EmbeddedDatabase database = start()) {
            query(database, "create table kept as select 42 as n; select 1");
        }
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void secondStartInTheSameProcessIsRefusedAndTheLockStays() throws Exception {
        TestDatabase.initialise(directory);
        try (EmbeddedDatabase database = start()) {
            assertThatExceptionOfType(EmbeddedDatabaseException.class)
                    .isThrownBy(this::start)
                    .withMessageContainingAll(directory.toString(), "in use");
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void secondProcessIsRefusedWithTheProcessIdAndAnAction() throws Exception {
        TestDatabase.initialise(directory);
        try (EmbeddedDatabase database = start()) {
            Process second = DatabaseProcess.on(directory).start();
            String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor()).isNotZero();
            assertThat(output)
                    .contains(
                            "The data directory " + directory.toRealPath() + " is in use by process "
                                    + ProcessHandle.current().pid() + ".",
                            "Stop that process")
                    .doesNotContain("\tat ");
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void takesOverFromAKilledProcessWithoutLosingData() throws Exception {
        TestDatabase.initialise(directory);
        Process killed = ready(DatabaseProcess.on(directory).start());
        ProcessHandle orphan = postgres();
        killed.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();
        try (EmbeddedDatabase database = start()) {
            assertThat(postgres().pid()).isNotEqualTo(orphan.pid());
            assertThat(query(database, "select count(*) from public.survivor")).isEqualTo("1");
        }
    }

    @Test
    void recoversAfterPostgresWasKilled() throws Exception {
        TestDatabase.initialise(directory);
        Process killed = ready(DatabaseProcess.on(directory).start());
        ProcessHandle postgres = postgres();
        List<ProcessHandle> all = new ArrayList<>(postgres.descendants().toList());
        all.add(postgres);
        killed.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> Postmaster.runningOn(cluster()).isEmpty());
        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "select count(*) from public.survivor")).isEqualTo("1");
        }
    }

    @Test
    void startsPostgresAgainThatEndedByItself() throws Exception {
        TestDatabase.initialise(directory);
        try (EmbeddedDatabase database = start()) {
            query(database, "create table kept as select 42 as n; select 1");
            String url = database.jdbcUrl("public");
            ProcessHandle first = postgres();
            first.destroyForcibly();
            await().until(() -> !database.isRunning());
            await().atMost(60, SECONDS).until(database::isRunning);
            assertThat(postgres().pid()).isNotEqualTo(first.pid());
            assertThat(database.jdbcUrl("public")).isEqualTo(url);
            assertThat(query(database, "select n from kept")).isEqualTo("42");
            assertThat(query(database, "show fsync")).isEqualTo("on");
            assertThat(query(database, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void canBeStoppedWhilePostgresCannotBeStarted() throws Exception {
        TestDatabase.initialise(directory);
        try (EmbeddedDatabase database = start()) {
            Files.move(cluster().resolve("global/pg_control"), directory.resolve("pg_control"));
            postgres().destroyForcibly();
            await().atMost(60, SECONDS)
                    .until(() ->
                            database.outage().filter(it -> it.attempts() > 0).isPresent());
        }
        Files.move(directory.resolve("pg_control"), cluster().resolve("global/pg_control"));
        start().close();
    }

    @Test
    void stopsPostgresOnATermination() throws Exception {
        TestDatabase.initialise(directory);
        Process process = ready(DatabaseProcess.on(directory).start());
        process.destroy();
        process.waitFor();
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void initialisesAgainAfterAnInterruption() throws Exception {
        Path unfinished = Files.createDirectories(directory.resolve("postgres.new-1"));
        Files.writeString(unfinished.resolve("postgresql.conf"), "half a fi");
        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "select 1")).isEqualTo("1");
            assertThat(unfinished).doesNotExist();
        }
    }

    @Test
    void ignoresAPidFileWithTheProcessIdOfAnotherProgram() throws Exception {
        TestDatabase.initialise(directory);
        start().close();
        Files.writeString(
                directory.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().parent().orElseThrow().pid() + "\n" + directory + "\n0\n5432\n\n\n\n");
        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    private Path cluster() throws IOException {
        return directory.toRealPath().resolve("postgres");
    }

    private ProcessHandle postgres() throws IOException {
        return Postmaster.runningOn(cluster()).orElseThrow().process();
    }

    private EmbeddedDatabase start() throws IOException {
        return EmbeddedDatabase.start(directory, TestDatabase.BINARIES);
    }

    private static Process ready(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.equals("READY")) {
                return process;
            }
        }
        throw new AssertionError(String.join("\n", lines));
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl("public"));
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            var row = statement.getResultSet();
            row.next();
            return row.getString(1);
        }
    }
}
