package no.bufdirreporting.standalone.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import no.bufdirreporting.audit.chain.ExpectedHead;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. ResultPrinter go to standard output, everything else to standard error. */
@Command(
        name = "standalone-exec.jar",
        description = "Without one of these commands, the service is started.",
        subcommands = {AuditCommand.class, EventsCommand.class})
public final class CommandLineTool {

    private static final Set<String> COMMANDS = Set.of("audit", "events");

    private CommandLineTool() {}

    /** Whether the arguments are a command rather than options of the service. */
    public static boolean isCommand(String[] arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
    }

    /** Runs a command and returns its {@linkplain ExitCode exit code}. */
    public static int run(String[] arguments) {
        // Logging writes to System.out, which must not mix with results.
        var results = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        System.setOut(System.err);
        return Interruption.guarded(() -> new CommandLine(new CommandLineTool())
                .setOut(results)
                .setErr(new PrintWriter(System.err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(ExpectedHead.class, ChainHeadParser::parse)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> FailureReport.report(failure, command.getErr()))
                .execute(arguments));
    }
}
