package no.bufdirreporting.run.query;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
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
    private final PausedProcessors pauses;
    private final Duration patience;
    /** The runs that failed in the latest round, so that each is logged once. */
    private Set<RunUnderWay> failing = Set.of();

    RunSweeper(
            RunsUnderWay runs,
            List<RunCalculator<?>> calculators,
            CommandGateway commands,
            Leadership leadership,
            PausedProcessors pauses,
            @Value("${bufdir.aggregations.resume-after:15s}") Duration patience) {
        this.runs = runs;
        calculators.forEach(it -> this.calculators.put(it.kind(), it));
        this.commands = commands;
        this.leadership = leadership;
        this.pauses = pauses;
        this.patience = patience;
    }

    @Scheduled(fixedDelayString = "${bufdir.aggregations.sweep-every:5s}")
    public void resumeStrandedRuns() {
        // While the read model is paused, it does not know which runs have ended.
        if (!outage.isAttemptDue() || !leadership.leads() || pauses.isPaused(ReadModel.PROCESSOR)) {
            return;
        }
        try {
            resume(runs.triggeredBefore(Clock.systemUTC().instant().minus(patience)));
            outage.worked();
        } catch (RuntimeException failed) {
            outage.failed(failed);
        }
    }

    /** Throws only if no run could be triggered; a single run that fails must not slow the others down. */
    private void resume(List<RunUnderWay> stranded) {
        Map<RunUnderWay, CompletableFuture<Object>> sent = new LinkedHashMap<>();
        stranded.stream().takeWhile(_ -> leadership.leads()).forEach(run -> sent.put(run, send(run)));
        Map<RunUnderWay, RuntimeException> failures = new LinkedHashMap<>();
        sent.forEach((run, result) -> {
            try {
                result.join();
                log.info(
                        "Run {} of {} {} never ended and was triggered again",
                        run.run(),
                        run.kind().text(),
                        run.id());
            } catch (RuntimeException failed) {
                failures.put(run, failed);
            }
        });
        if (!sent.isEmpty() && failures.size() == sent.size()) {
            throw failures.values().iterator().next();
        }
        failures.forEach((run, failed) -> {
            if (!failing.contains(run)) {
                log.warn(
                        "Run {} of {} {} cannot be triggered again",
                        run.run(),
                        run.kind().text(),
                        run.id(),
                        failed);
            }
        });
        failing = Set.copyOf(failures.keySet());
    }

    private CompletableFuture<Object> send(RunUnderWay stranded) {
        var calculator = Objects.requireNonNull(calculators.get(stranded.kind()));
        try {
            return commands.send(calculator.resume(stranded.id(), stranded.run()));
        } catch (RuntimeException notSent) {
            return CompletableFuture.failedFuture(notSent);
        }
    }
}
