package no.bufdirreporting.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code audit} command: verifies and exports the data of a stopped service. */
@Command(
        name = "audit",
        description = "Verifies and exports what a service has stored, without a running service. Nothing is changed.",
        subcommands = {VerifyCommand.class, ExportCommand.class, ChainCommand.class},
        footer = {
            "",
            "Exit codes: 0 verified or done; 1 something is not as the events say;",
            "2 wrong arguments; 3 it could not be carried out;",
            "4 a service is running on the data directory."
        })
final class AuditCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;
}
