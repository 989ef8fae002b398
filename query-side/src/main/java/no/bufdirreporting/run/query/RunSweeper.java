package no.bufdirreporting.run.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import no.bufdirreporting.platform.query.processing.Leadership;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Triggers runs again that never ended: their node stopped, or the store did, between counting and storing the outcome.
 * One node does so; should two do it for a moment, the second finds the run already resumed.
 */
@Component
public class RunSweeper {

    private static final Logger log = LoggerFactory.getLogger(RunSweeper.class);

    private final List<StrandedRuns> features;
    private final CommandGateway commands;
    private final Leadership leadership;
    private final Duration patience;

    RunSweeper(
            List<StrandedRuns> features,
            CommandGateway commands,
            Leadership leadership,
            @Value("${bufdir.aggregations.resume-after:15s}") Duration patience) {
        this.features = features;
        this.commands = commands;
        this.leadership = leadership;
        this.patience = patience;
    }

    @Scheduled(fixedDelayString = "${bufdir.aggregations.sweep-every:5s}")
    public void resumeStrandedRuns() {
        if (!leadership.leads()) {
            return;
        }
        var before = Clock.systemUTC().instant().minus(patience);
        for (var feature : features) {
            for (var stranded : feature.processingSince(before)) {
                log.info("{} never ended, triggering it again", stranded.name());
                commands.send(stranded.resume()).exceptionally(failed -> {
                    log.warn("{} could not be resumed, trying again later", stranded.name(), failed);
                    return null;
                });
            }
        }
    }
}
