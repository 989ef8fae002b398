package no.bufdirreporting.standalone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Callable;
import no.bufdirreporting.audit.chain.ExpectedHead;
import no.bufdirreporting.audit.chain.TrailAtRest;
import no.bufdirreporting.audit.verification.job.Verification;
import no.bufdirreporting.audit.verification.job.VerificationAtRest;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies the hash chain, the read model and all figures. */
@Command(
        name = "verify",
        description =
                "Recomputes the hash chain from the events; replays all of them into a new read model, compares it"
                        + " with the stored one, row by row; and counts every figure again from the events before it.",
        footer = {"", "Exit codes: 0 verified, 1 differences, each named, 3 it could not be carried out."})
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = {"--against", "--head"},
            paramLabel = "<position>:<hash>",
            description = "A head of the chain that was written down earlier.")
    private @Nullable ExpectedHead against;

    @Option(names = "--json", description = "Prints JSON; \"result\" is that of a verification by the service.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var service = StoppedService.open(options, VerificationBeans.class)) {
            var trail = new TrailAtRest(service.readModel(), service.events().stored());
            var chain = ChainChecks.check(trail, against);
            var results = new ResultPrinter(spec.commandLine().getOut(), service.json());
            if (!json) {
                // Printed at once, because the rest may fail.
                results.chain(chain, trail.unrecorded());
            }
            var report = new VerificationReport(chain, trail.unrecorded(), verification(service));
            Interruption.requireNone();
            if (json) {
                results.json(report.asJson());
            } else {
                results.verification(report);
            }
            return report.exitCode();
        }
    }

    private static Verification verification(StoppedService service) {
        var context = service.context();
        var verification = new VerificationAtRest(
                service.readModel(),
                context.getBean(EventStore.class),
                context.getEnvironment(),
                context.getBean("defaultAxonObjectMapper", ObjectMapper.class));
        try (var steps = new StepDisplay<VerificationAtRest.Step>()) {
            return verification.run(steps::progress);
        }
    }
}
