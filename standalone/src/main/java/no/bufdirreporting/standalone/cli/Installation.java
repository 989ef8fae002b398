package no.bufdirreporting.standalone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose data a command is about: the options that all commands have. */
final class Installation {

    @Option(
            names = "--data-dir",
            paramLabel = "<directory>",
            description = "The data directory of a service that is stopped: what the service calls bufdir.data-dir."
                    + " By default that of its configuration, else ./data.")
    @Nullable
    Path dataDirectory;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Option(names = "--verbose", description = "Shows the log on standard error.")
    boolean verbose;

    /** As the service would be given them. */
    String[] arguments() {
        var arguments = new ArrayList<>(List.of(
                "--spring.flyway.enabled=false",
                "--spring.main.banner-mode=off",
                // What would contribute to the health of a service is not there.
                "--management.endpoint.health.validate-group-membership=false"));
        if (dataDirectory != null) {
            arguments.add("--bufdir.data-dir=" + dataDirectory);
        }
        if (verbose) {
            arguments.add("--logging.level.no.bufdirreporting=debug");
        } else {
            arguments.addAll(List.of(
                    "--logging.level.root=warn",
                    "--logging.level.no.bufdirreporting=warn",
                    // What it would say with a stack trace, the command says in a sentence.
                    "--logging.level.no.bufdirreporting.platform.query.processing.ProjectionAlarms=off",
                    "--logging.level.org.axonframework=off",
                    "--logging.level.io.axoniq=off",
                    "--logging.level.org.springframework=off"));
        }
        return arguments.toArray(String[]::new);
    }
}
