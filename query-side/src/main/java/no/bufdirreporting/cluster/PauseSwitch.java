package no.bufdirreporting.cluster;

import java.util.HashSet;
import java.util.Set;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import no.bufdirreporting.platform.query.processing.Leadership;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Stops the processors on this node that are paused, and starts them when they are resumed; that of the read model is left
 * to {@link ProjectionSwitch}. It comes before the other tasks, which then know what is paused.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PauseSwitch implements NodeTask {

    private static final Logger log = LoggerFactory.getLogger(PauseSwitch.class);

    private final EventProcessingConfiguration processing;
    private final PausedProcessors pauses;
    private final Set<String> stopped = new HashSet<>();

    PauseSwitch(EventProcessingConfiguration processing, PausedProcessors pauses) {
        this.processing = processing;
        this.pauses = pauses;
    }

    @Override
    public void check(Set<String> members, Leadership lead) {
        pauses.refresh();
        processing.eventProcessors().values().forEach(it -> {
            if (it instanceof StreamingEventProcessor processor
                    && !processor.getName().equals(ReadModel.PROCESSOR)) {
                check(processor);
            }
        });
    }

    private void check(StreamingEventProcessor processor) {
        String name = processor.getName();
        if (pauses.mustStop(name)) {
            if (processor.isRunning()) {
                log.info("{} is paused, and stops on this node", name);
                processor.shutdownAsync();
                stopped.add(name);
            }
        } else if (stopped.contains(name) && !processor.isRunning()) {
            log.info("{} is resumed", name);
            processor.start();
            stopped.remove(name);
        }
    }
}
