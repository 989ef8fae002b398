package no.bufdirreporting.standalone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.bufdirreporting.standalone.transfer.AxonServerTarget;
import no.bufdirreporting.standalone.transfer.EventsCopy;
import no.bufdirreporting.standalone.transfer.TransferRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Copies the events to Axon Server. */
@Command(
        name = "copy",
        description = "Copies all events in their order to Axon Server, reads them back, and compares count and hash."
                + " An interrupted copy continues when it is started again.",
        footer = {
            "",
            "Exit codes: 0 copied and verified; 1 the target has other events; 2 wrong arguments;",
            "3 it could not be carried out; 4 a service is running on the data directory."
        })
final class CopyCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--to", required = true, paramLabel = "<host>:<port>", description = "Axon Server, its gRPC port.")
    private String address = "";

    @Option(
            names = "--context",
            defaultValue = "default",
            description = "The context there; ${DEFAULT-VALUE} by default.")
    private String context = "";

    @Option(names = "--token", defaultValue = "", description = "The token, if Axon Server has access control.")
    private String token = "";

    @Option(names = "--tls", description = "Connects by TLS.")
    private boolean tls;

    @Option(
            names = "--cert-file",
            paramLabel = "<file>",
            description = "The certificate (PEM) of the issuer of Axon Server's; for --tls, if Java does not trust it.")
    private @Nullable Path certificate;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var target = target();
        try (var service = StoppedService.open(options)) {
            var results = new ResultPrinter(spec.commandLine().getOut(), service.json());
            var outcome = copy(service, target);
            if (json) {
                results.json(outcome);
            } else {
                results.copy(outcome, target.toString());
            }
            return outcome.sourceHash().equals(outcome.targetHash()) ? ExitCode.OK : ExitCode.DIFFERENT;
        } catch (TransferRefusedException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return switch (refused.reason()) {
                case DIFFERENT -> ExitCode.DIFFERENT;
                case IMPOSSIBLE -> ExitCode.FAILED;
            };
        }
    }

    private AxonServerTarget target() {
        try {
            return AxonServerTarget.at(address, context, token, tls || certificate != null, certificate);
        } catch (IllegalArgumentException invalid) {
            throw new ParameterException(spec.commandLine(), "--to must be <host>:<port>");
        }
    }

    private static EventsCopy.Outcome copy(StoppedService service, AxonServerTarget target) {
        try (var steps = new StepDisplay<EventsCopy.Step>()) {
            return new EventsCopy(service.events(), target, (step, position, end) -> {
                        Interruption.requireNone();
                        steps.progress(step, position, end);
                    })
                    .run();
        }
    }
}
