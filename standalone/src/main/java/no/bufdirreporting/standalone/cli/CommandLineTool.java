package no.bufdirreporting.standalone.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.bufdirreporting.audit.chain.ExpectedHead;
import no.bufdirreporting.standalone.backup.Backup;
import no.bufdirreporting.standalone.backup.Progress;
import no.bufdirreporting.standalone.backup.Restore;
import no.bufdirreporting.standalone.postgres.DataDirectory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line. Results go to standard output, everything else to standard error. */
@Command(
        name = "standalone-exec.jar",
        description = "Without one of these commands, the service is started. Its settings are listed below.",
        subcommands = {AuditCommand.class, EventsCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = SettingsHelp.class)
public final class CommandLineTool {

    private static final Set<String> COMMANDS = Set.of("audit", "events", "backup", "restore", "discard-read-model");
    private static final List<String> HELP = List.of("-h", "--help", "-V", "--version");

    /** A property, as Spring Boot reads it: names with a dot, and its two switches. */
    private static final Pattern SETTING = Pattern.compile("--([^=]*\\.[^=]*|debug|trace)(=.*)?", Pattern.DOTALL);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private CommandLineTool() {}

    /** The arguments that are for {@link #run}; none if all are settings of the service. */
    public static String[] command(String[] arguments) {
        if (arguments.length > 0 && COMMANDS.contains(arguments[0])) {
            return arguments;
        }
        var help = Stream.of(arguments).filter(HELP::contains).limit(1).toArray(String[]::new);
        return help.length > 0
                ? help
                : Stream.of(arguments)
                        .filter(it -> !SETTING.matcher(it).matches())
                        .toArray(String[]::new);
    }

    /** Copies all data of a service, whether it runs or not. */
    @Command(
            name = "backup",
            description =
                    "Copies all data of a service to a directory, while it runs and is written to, or when it does"
                            + " not run. Everything that was answered before the backup began is in it. The directory"
                            + " of keys is not: copy that to a place of its own, and again after each erasure.",
            footer = {"", "Exit codes: 0 done; 2 wrong arguments; 3 it could not be carried out."})
    int backup(
            @Mixin CommonOptions options,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "<directory>",
                            description = "Where to: a directory that does not exist yet, or is empty.")
                    Path target)
            throws Exception {
        var directory = StoppedService.dataDirectory(options);
        var running = directory.jdbcUrlIfRunning();
        if (running.isPresent()) {
            Interruption.allow();
            try (var connection = DriverManager.getConnection(running.get())) {
                backup(directory, connection, target);
            } finally {
                Interruption.forbid();
            }
        } else {
            try (var service = StoppedService.open(options);
                    var connection = service.readModel().getConnection()) {
                backup(directory, connection, target);
            }
        }
        return ExitCode.OK;
    }

    private void backup(DataDirectory directory, Connection connection, Path target) throws Exception {
        try (var display = new ProgressDisplay("Backup", "files")) {
            var summary =
                    Backup.take(directory.database(), connection, target.toAbsolutePath(), interruptible(display));
            print("Backed up to %s: %s files, %s MB, at least up to event %s"
                    .formatted(target, summary.files(), summary.bytes() >> 20, summary.position()));
        }
    }

    /** Puts a backup into a data directory without data. */
    @Command(
            name = "restore",
            description = "Puts a backup into a data directory that has no data, starts its database once, and says how"
                    + " many events it has. audit verify then tells whether they are those they were. The service needs"
                    + " the directory of keys too, in its latest state: contacts that it says are erased stay erased.",
            footer = {
                "",
                "Exit codes: 0 done; 2 wrong arguments; 3 it could not be carried out;",
                "4 a service is running on the data directory."
            })
    int restore(
            @Mixin CommonOptions options,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "<directory>",
                            description = "What backup --to has written.")
                    Path source)
            throws IOException {
        var directory = StoppedService.dataDirectory(options);
        if (directory.isUsed()) {
            throw new CannotRunException("%s has data already. Move it away, or name another directory with --data-dir."
                    .formatted(directory.path()));
        }
        try (var display = new ProgressDisplay("Restore", "files")) {
            Restore.run(source.toAbsolutePath(), directory, interruptible(display));
        }
        try (var service = StoppedService.open(options)) {
            print("Restored to %s: %s events"
                    .formatted(directory.path(), service.events().count()));
        }
        return ExitCode.OK;
    }

    private static Progress interruptible(ProgressDisplay display) {
        return (files, of) -> {
            Interruption.requireNone();
            display.at(files, of);
        };
    }

    private void print(String result) {
        spec.commandLine().getOut().println(result);
    }

    /** Makes the next start build the read model and the audit trail from the events that are there. */
    @Command(
            name = "discard-read-model",
            description =
                    "Discards what was derived from the events of a service that does not run. The next start builds it"
                            + " from the events that are there. The audit trail and the list of jobs are kept under another name.")
    int discardReadModel(@Mixin CommonOptions options) {
        try (var service = StoppedService.open(options)) {
            System.err.printf(
                    "Discarded. %s events will be projected at the next start; the former audit trail is in schema %s.%n",
                    service.events().count(), service.discardReadModel());
            return ExitCode.OK;
        }
    }

    /** Runs a command and returns its {@linkplain ExitCode exit code}. */
    public static int run(String[] arguments) {
        // Logging writes to System.out, which must not mix with results.
        var results = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        System.setOut(System.err);
        var commandLine = new CommandLine(new CommandLineTool())
                .setOut(results)
                .setErr(new PrintWriter(System.err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(ExpectedHead.class, ChainHeadParser::parse)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> FailureReport.report(failure, command.getErr()));
        SettingsHelp.addTo(commandLine);
        return Interruption.guarded(() -> commandLine.execute(arguments));
    }
}
