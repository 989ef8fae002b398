package no.bufdirreporting.platform.query.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import no.bufdirreporting.platform.query.processing.OwnSegments;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how far the segments of this node are behind the event store, every few seconds. */
@Component
@ConditionalOnWebApplication
class ProcessorMeters {

    private static final Logger log = LoggerFactory.getLogger(ProcessorMeters.class);

    private final EventProcessingConfiguration processing;
    private final OwnSegments segments;
    private final StoredEvents events;
    private final PausedProcessors pauses;
    private final AtomicLong head;
    private final MultiGauge running;
    private final MultiGauge paused;
    private final MultiGauge position;
    private final MultiGauge lag;
    private final MultiGauge failing;

    ProcessorMeters(
            EventProcessingConfiguration processing,
            OwnSegments segments,
            StoredEvents events,
            PausedProcessors pauses,
            MeterRegistry registry) {
        this.processing = processing;
        this.segments = segments;
        this.events = events;
        this.pauses = pauses;
        this.head = registry.gauge("reporting.store.position", new AtomicLong());
        this.running = gauge("reporting.processor.running", "1 while the processor runs on this node", registry);
        this.paused = gauge("reporting.processor.paused", "1 while operators have paused the processor", registry);
        this.position = gauge("reporting.processor.position", "The last event that a segment has handled", registry);
        this.lag = gauge("reporting.processor.lag", "Events that a segment has not handled yet", registry);
        this.failing = gauge("reporting.processor.failing", "1 while a segment cannot go on", registry);
    }

    private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Scheduled(fixedDelay = 2000)
    void refresh() {
        try {
            head.set(events.head());
        } catch (RuntimeException away) {
            log.debug("The event store cannot be asked for its head", away);
        }
        var runs = new ArrayList<Row<?>>();
        var pausedOnes = new ArrayList<Row<?>>();
        var positions = new ArrayList<Row<?>>();
        var lags = new ArrayList<Row<?>>();
        var failures = new ArrayList<Row<?>>();
        for (var each : processing.eventProcessors().values()) {
            if (each instanceof StreamingEventProcessor processor) {
                var ofProcessor = Tags.of("processor", processor.getName());
                runs.add(Row.of(ofProcessor, processor.isRunning() ? 1 : 0));
                pausedOnes.add(Row.of(ofProcessor, pauses.isPaused(processor.getName()) ? 1 : 0));
                segments.of(processor).forEach((id, status) -> {
                    var ofSegment = ofProcessor.and("segment", id.toString());
                    long reached = status.getCurrentPosition().orElse(0);
                    positions.add(Row.of(ofSegment, reached));
                    lags.add(Row.of(ofSegment, Math.max(0, head.get() - reached)));
                    failures.add(Row.of(ofSegment, status.isErrorState() ? 1 : 0));
                });
            }
        }
        running.register(runs, true);
        paused.register(pausedOnes, true);
        position.register(positions, true);
        lag.register(lags, true);
        failing.register(failures, true);
    }
}
