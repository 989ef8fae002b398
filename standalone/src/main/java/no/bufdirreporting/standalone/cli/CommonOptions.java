package no.bufdirreporting.standalone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all commands have, among them the data directory. */
final class CommonOptions {

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

    /** The options as arguments of a Spring application. */
    String[] arguments() {
        var arguments = new ArrayList<>(List.of(
                "--spring.flyway.enabled=false",
                "--spring.main.banner-mode=off",
                // The health contributors of a service are missing in a command.
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
                    // The command reports such errors in one sentence instead of a stack trace.
                    "--logging.level.no.bufdirreporting.platform.query.processing.ProjectionAlarms=off",
                    "--logging.level.org.axonframework=off",
                    "--logging.level.io.axoniq=off",
                    "--logging.level.org.springframework=off"));
        }
        return arguments.toArray(String[]::new);
    }
}
