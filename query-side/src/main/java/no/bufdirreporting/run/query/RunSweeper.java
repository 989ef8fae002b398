package no.bufdirreporting.run.query;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.store.Outage;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.query.RunsUnderWay.RunUnderWay;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Triggers runs again that never ended: the node or the store stopped before the result was stored, or the rules were not
 * projected in time. Only the leading node does so, and checks before each command that it still leads. If two nodes do
 * it for a moment, the aggregate ignores the second.
 */
@Component
public class RunSweeper {

    private static final Logger log = LoggerFactory.getLogger(RunSweeper.class);

    private final RunsUnderWay runs;
    private final Outage outage = new Outage(log, "Runs that never ended are not triggered again");
    private final Map<RunKind, RunCalculator<?>> calculators = new EnumMap<>(RunKind.class);
    private final CommandGateway commands;
    private final Leadership leadership;
    private final Duration patience;

    RunSweeper(
            RunsUnderWay runs,
            List<RunCalculator<?>> calculators,
            CommandGateway commands,
            Leadership leadership,
            @Value("${bufdir.aggregations.resume-after:15s}") Duration patience) {
        this.runs = runs;
        calculators.forEach(it -> this.calculators.put(it.kind(), it));
        this.commands = commands;
        this.leadership = leadership;
        this.patience = patience;
    }

    @Scheduled(fixedDelayString = "${bufdir.aggregations.sweep-every:5s}")
    public void resumeStrandedRuns() {
        if (!outage.isAttemptDue() || !leadership.leads()) {
            return;
        }
        try {
            runs.triggeredBefore(Clock.systemUTC().instant().minus(patience)).stream()
                    .takeWhile(it -> leadership.leads())
                    .map(this::resume)
                    .toList()
                    .forEach(CompletableFuture::join);
            outage.worked();
        } catch (RuntimeException failed) {
            outage.failed(failed);
        }
    }

    private CompletableFuture<Void> resume(RunUnderWay stranded) {
        var calculator = Objects.requireNonNull(calculators.get(stranded.kind()));
        return commands.send(calculator.resume(stranded.id(), stranded.run()))
                .thenAccept(_ -> log.info(
                        "Run {} of {} {} never ended and was triggered again",
                        stranded.run(),
                        stranded.kind().text(),
                        stranded.id()));
    }
}
