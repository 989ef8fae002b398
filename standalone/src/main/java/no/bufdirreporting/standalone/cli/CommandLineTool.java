package no.bufdirreporting.standalone.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.bufdirreporting.audit.chain.ExpectedHead;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line. Results go to standard output, everything else to standard error. */
@Command(
        name = "standalone-exec.jar",
        description = "Without one of these commands, the service is started. Its settings are listed below.",
        subcommands = {AuditCommand.class, EventsCommand.class, BackupCommand.class, RestoreCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = SettingsHelp.class)
public final class CommandLineTool {

    private static final Set<String> COMMANDS = Set.of("audit", "events", "backup", "restore", "discard-read-model");
    private static final List<String> HELP = List.of("-h", "--help", "-V", "--version");

    /** A property, as Spring Boot reads it: names with a dot, and its two switches. */
    private static final Pattern SETTING = Pattern.compile("--([^=]*\\.[^=]*|debug|trace)(=.*)?", Pattern.DOTALL);

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
