package no.bufdirreporting.standalone.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import no.bufdirreporting.audit.chain.TrailAtRest;
import no.bufdirreporting.audit.trail.AuditFilter;
import no.bufdirreporting.platform.http.binding.InvalidValueException;
import no.bufdirreporting.platform.http.binding.TimeBound;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes events as lines of JSON, like {@code GET /api/v1/audit/events/export}. */
@Command(
        name = "export",
        description = "Writes the events as lines of JSON, the same as GET /api/v1/audit/events/export.")
final class ExportCommand implements Callable<Integer> {

    private static final int BUFFER = 1 << 16;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Where to; standard output by default. The file appears when it is complete.")
    private @Nullable Path output;

    @Option(names = "--aggregate-id", description = "Only events of this aggregate.")
    private @Nullable String aggregateId;

    @Option(names = "--org-id", description = "Only events of this organization.")
    private @Nullable String orgId;

    @Option(names = "--type", description = "Only events of this type, as ActivityRecorded.")
    private @Nullable String type;

    @Option(names = "--actor", description = "Only events caused by this actor.")
    private @Nullable String actor;

    @Option(names = "--from", paramLabel = "<instant or day>", description = "Only events from then on.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "<instant or day>", description = "Only events up to then.")
    private @Nullable String to;

    @Option(names = "--after", paramLabel = "<position>", description = "Only events beyond this position.")
    private long after;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var filter = new AuditFilter(
                aggregateId,
                orgId,
                option("--type", type, AuditFilter::knownType),
                actor,
                TimeBound.start(option("--from", from, TimeBound::parse)),
                TimeBound.end(option("--to", to, TimeBound::parse)),
                after,
                Long.MAX_VALUE);
        try (var service = StoppedService.open(options)) {
            if (output == null) {
                // Not through the writer for results, which hides write errors.
                write(service, filter, new FileOutputStream(FileDescriptor.out));
            } else {
                try (var file = new AtomicFile(output)) {
                    write(service, filter, file.out());
                    file.complete();
                }
            }
        } catch (UncheckedIOException unwritable) {
            throw new CannotRunException(
                    "The export broke off: " + unwritable.getCause().getMessage());
        }
        return ExitCode.OK;
    }

    private <T> @Nullable T option(String option, @Nullable String text, Function<String, @Nullable T> reader) {
        try {
            return text == null ? null : reader.apply(text);
        } catch (InvalidValueException invalid) {
            throw new ParameterException(spec.commandLine(), "%s %s".formatted(option, invalid.getMessage()));
        }
    }

    private static void write(StoppedService service, AuditFilter filter, OutputStream to) throws IOException {
        var trail = new TrailAtRest(service.readModel(), service.events().stored());
        var out = new BufferedOutputStream(to, BUFFER);
        try (var display = new ProgressDisplay("Export")) {
            trail.export(filter, service.json(), out, position -> {
                Interruption.requireNone();
                display.at(position, trail.head());
            });
        }
        out.flush();
    }
}
