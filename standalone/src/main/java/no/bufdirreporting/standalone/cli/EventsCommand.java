package no.bufdirreporting.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code events} command: moves the events of a stopped service. */
@Command(
        name = "events",
        description = "Moves the events of a service that does not run.",
        subcommands = CopyCommand.class)
final class EventsCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;
}
