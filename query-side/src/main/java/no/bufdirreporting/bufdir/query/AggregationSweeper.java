package no.bufdirreporting.bufdir.query;

import java.time.Clock;
import java.time.Duration;
import no.bufdirreporting.bufdir.AggregationCommand.ResumeAggregation;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Triggers runs again that never ended: their node stopped, or the store did, between counting and storing the outcome.
 * Two nodes that do so at once do no harm, the second finds the run already resumed.
 */
@Component
class AggregationSweeper {

    private static final Logger log = LoggerFactory.getLogger(AggregationSweeper.class);

    private final AggregationRows rows;
    private final CommandGateway commands;
    private final Duration patience;

    AggregationSweeper(
            AggregationRows rows,
            CommandGateway commands,
            @Value("${bufdir.aggregations.resume-after:15s}") Duration patience) {
        this.rows = rows;
        this.commands = commands;
        this.patience = patience;
    }

    @Scheduled(fixedDelayString = "${bufdir.aggregations.sweep-every:5s}")
    void resumeStrandedRuns() {
        for (var stranded : rows.processingSince(Clock.systemUTC().instant().minus(patience))) {
            log.info("Run {} of aggregation {} never ended, triggering it again", stranded.run(), stranded.id());
            commands.send(new ResumeAggregation(stranded.id(), stranded.run())).exceptionally(failed -> {
                log.warn("Aggregation {} could not be resumed, trying again later", stranded.id(), failed);
                return null;
            });
        }
    }
}
