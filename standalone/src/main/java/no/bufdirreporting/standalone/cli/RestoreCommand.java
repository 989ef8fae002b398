package no.bufdirreporting.standalone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.bufdirreporting.standalone.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a backup into a data directory without data. */
@Command(
        name = "restore",
        description =
                "Puts a backup into a data directory that has no data, starts its database once, and says how many"
                        + " events it has. audit verify then tells whether they are those they were.",
        footer = {
            "",
            "Exit codes: 0 done; 2 wrong arguments; 3 it could not be carried out;",
            "4 a service is running on the data directory."
        })
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "<directory>",
            description = "What backup --to has written.")
    private Path source = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var directory = StoppedService.dataDirectory(options);
        if (directory.isUsed()) {
            throw new CannotRunException("%s has data already. Move it away, or name another directory with --data-dir."
                    .formatted(directory.path()));
        }
        try (var display = new ProgressDisplay("Restore", "files")) {
            Restore.run(source.toAbsolutePath(), directory, (files, of) -> {
                Interruption.requireNone();
                display.at(files, of);
            });
        }
        try (var service = StoppedService.open(options)) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Restored to %s: %s events%n",
                            directory.path(), service.events().count());
        }
        return ExitCode.OK;
    }
}
