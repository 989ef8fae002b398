package no.bufdirreporting.standalone.postgres;

import java.nio.file.Path;
import java.sql.DriverManager;
import no.bufdirreporting.standalone.OwnJvm;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** An application with only a database, which tests run and kill as a separate process. */
final class DatabaseProcess {

    private DatabaseProcess() {}

    public static void main(String[] args) throws Exception {
        var context = new SpringApplicationBuilder(EmbeddedPostgresConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(args);
        String url = context.getBean(EmbeddedDatabase.class).jdbcUrl("public");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists survivor (n int)");
            statement.execute("insert into survivor values (1)");
        }
        System.out.println("READY");
        Thread.sleep(Long.MAX_VALUE);
    }

    static ProcessBuilder on(Path directory) {
        var command = OwnJvm.command("256m", DatabaseProcess.class);
        command.add("--bufdir.data-dir=" + directory);
        command.add("--bufdir.binaries-dir=" + TestDatabase.BINARIES);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
