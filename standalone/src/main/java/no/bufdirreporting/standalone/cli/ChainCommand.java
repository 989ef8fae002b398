package no.bufdirreporting.standalone.cli;

import java.util.concurrent.Callable;
import no.bufdirreporting.audit.chain.ExpectedHead;
import no.bufdirreporting.audit.chain.TrailAtRest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the head of the hash chain, or compares the whole chain with a given head. */
@Command(
        name = "chain",
        description =
                "Prints the head of the hash chain, to be written down; or, with --against, recomputes the chain from"
                        + " the events and names the first one that is not what was recorded.")
final class ChainCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = {"--against", "--head"},
            paramLabel = "<position>:<hash>",
            description = "A head that was written down earlier.")
    private @Nullable ExpectedHead against;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var service = StoppedService.open(options)) {
            var events = service.events();
            var trail = new TrailAtRest(service.readModel(), events.stored());
            var results = new ResultPrinter(spec.commandLine().getOut(), service.json());
            return against == null ? head(trail, events.count(), results) : check(trail, against, results);
        }
    }

    private int head(TrailAtRest trail, long count, ResultPrinter results) {
        var end = trail.end().orElseThrow(() -> new CannotRunException("There are no events yet."));
        if (json) {
            results.json(end);
        } else {
            results.head(end, count, trail.unrecorded());
        }
        return ExitCode.OK;
    }

    private int check(TrailAtRest trail, ExpectedHead given, ResultPrinter results) {
        var report = ChainChecks.check(trail, given);
        if (json) {
            results.json(report);
        } else {
            results.chain(report, trail.unrecorded());
        }
        return report.intact() ? ExitCode.OK : ExitCode.DIFFERENT;
    }
}
