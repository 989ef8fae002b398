package no.bufdirreporting.cluster;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stops projecting on this node while another node projects exclusively or the processor is paused, and starts it again. */
@Component
class ProjectionSwitch {

    private static final Logger log = LoggerFactory.getLogger(ProjectionSwitch.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

    private final EventProcessingConfiguration processing;
    private final ProjectionGate gate;
    private final NodeClock clock;
    private final BooleanSupplier paused;

    /** Held while the processor is started or stopped. */
    private final Semaphore lock = new Semaphore(1);

    private volatile boolean closing;
    private boolean suspended;
    private boolean wasRunning;

    @Autowired
    ProjectionSwitch(
            EventProcessingConfiguration processing, ProjectionGate gate, NodeClock clock, PausedProcessors pauses) {
        this(processing, gate, clock, () -> pauses.mustStop(ReadModel.PROCESSOR));
    }

    /** @param paused whether operators have paused the processor, as far as this node knows */
    ProjectionSwitch(
            EventProcessingConfiguration processing, ProjectionGate gate, NodeClock clock, BooleanSupplier paused) {
        this.processing = processing;
        this.gate = gate;
        this.clock = clock;
        this.paused = paused;
        // Closed until the exclusive lock has been checked.
        gate.permit(false);
    }

    /** Stops projecting, runs the work, and continues from the tokens stored then. */
    void whileStopped(Runnable work) {
        lock.acquireUninterruptibly();
        try {
            shutDown();
            work.run();
        } finally {
            try {
                if (!paused.getAsBoolean()) {
                    processor().start();
                }
            } catch (RuntimeException later) {
                log.warn("Projecting could not be restarted yet; it will be tried again", later);
            } finally {
                lock.release();
            }
        }
    }

    private void shutDown() {
        var stopped = processor().shutdownAsync();
        long end = clock.nanos() + TIMEOUT.toNanos();
        while (!stopped.isDone()) {
            if (clock.nanos() - end > 0) {
                throw new IllegalStateException("This node does not stop projecting.");
            }
            clock.sleep(POLL_INTERVAL);
        }
    }

    /** Whether projecting is stopped because another node projects exclusively, or because it is paused. */
    boolean isSuspended() {
        return suspended;
    }

    /**
     * Stops or continues projecting. Also restarts the processor if anything else has stopped it.
     *
     * @param forAnother whether another node projects exclusively
     */
    void suspend(boolean forAnother) {
        // While work runs that projecting was stopped for, that work's end restarts the processor.
        if (!closing && lock.tryAcquire()) {
            try {
                apply(forAnother, paused.getAsBoolean());
            } finally {
                lock.release();
            }
        }
    }

    private void apply(boolean forAnother, boolean isPaused) {
        boolean wanted = forAnother || isPaused;
        gate.permit(!wanted);
        boolean running = processor().isRunning();
        if (wanted && !suspended) {
            log.info(
                    "Projecting stops on this node: {}",
                    forAnother ? "another node takes exclusive access to the read model" : "it is paused");
            processor().shutdownAsync();
        } else if (isPaused && running) {
            // A node that starts while it is paused.
            processor().shutdownAsync();
        } else if (!wanted && suspended) {
            log.info("Projecting continues");
        }
        suspended = wanted;
        if (!wanted && !processor().isRunning() && wasRunning) {
            processor().start();
        }
        wasRunning |= running;
    }

    /** From now on the processor must not be restarted. */
    @EventListener
    void stopping(ContextClosedEvent closed) {
        closing = true;
    }

    private StreamingEventProcessor processor() {
        return processing
                .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                .orElseThrow();
    }
}
