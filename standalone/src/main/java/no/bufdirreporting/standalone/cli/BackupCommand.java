package no.bufdirreporting.standalone.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.bufdirreporting.standalone.backup.Backup;
import no.bufdirreporting.standalone.postgres.DataDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies all data of a service, whether it runs or not. */
@Command(
        name = "backup",
        description =
                "Copies all data of a service to a directory, while it runs and is written to, or when it does not"
                        + " run. Everything that was answered before the backup began is in it.",
        footer = {"", "Exit codes: 0 done; 2 wrong arguments; 3 it could not be carried out."})
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "<directory>",
            description = "Where to: a directory that does not exist yet, or is empty.")
    private Path target = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var directory = StoppedService.dataDirectory(options);
        Optional<String> running = directory.jdbcUrlIfRunning();
        if (running.isPresent()) {
            Interruption.allow();
            try (var connection = DriverManager.getConnection(running.get())) {
                take(directory, connection);
            } finally {
                Interruption.forbid();
            }
        } else {
            try (var service = StoppedService.open(options);
                    var connection = service.readModel().getConnection()) {
                take(directory, connection);
            }
        }
        return ExitCode.OK;
    }

    private void take(DataDirectory directory, Connection connection) throws Exception {
        try (var display = new ProgressDisplay("Backup", "files")) {
            var summary = Backup.take(directory.database(), connection, target.toAbsolutePath(), (files, of) -> {
                Interruption.requireNone();
                display.at(files, of);
            });
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Backed up to %s: %s files, %s MB, at least up to event %s%n",
                            target, summary.files(), summary.bytes() >> 20, summary.position());
        }
    }
}
