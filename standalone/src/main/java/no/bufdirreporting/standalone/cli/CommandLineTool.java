package no.bufdirreporting.standalone.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import no.bufdirreporting.audit.chain.ChainHead;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands. What they find goes to standard output, everything else to standard error. */
@Command(
        name = "standalone-exec.jar",
        description = "Without one of these commands, the service is started.",
        subcommands = {AuditCommand.class, EventsCommand.class})
public final class CommandLineTool {

    private static final Set<String> COMMANDS = Set.of("audit", "events");

    private CommandLineTool() {}

    /** Whether these are arguments for a command, and not for the service. */
    public static boolean isMeantBy(String[] arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
    }

    /** Carries out a command and returns its {@linkplain ExitCode exit code}. */
    public static int run(String[] arguments) {
        // Logging writes to what is standard output by then.
        var results = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        System.setOut(System.err);
        return Interruption.guarded(() -> new CommandLine(new CommandLineTool())
                .setOut(results)
                .setErr(new PrintWriter(System.err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(ChainHead.class, Heads::parse)
                .setExecutionExceptionHandler((failure, command, parsed) -> Failure.report(failure, command.getErr()))
                .execute(arguments));
    }
}
