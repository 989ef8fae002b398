package no.bufdirreporting.cluster;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stops projecting on this node while another node projects exclusively, and starts it again afterwards. */
@Component
class ProjectionSwitch {

    private static final Logger log = LoggerFactory.getLogger(ProjectionSwitch.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

    private final EventProcessingConfiguration processing;
    private final ProjectionGate gate;
    private final NodeClock clock;

    /** Held while the processor is started or stopped. */
    private final Semaphore lock = new Semaphore(1);

    private volatile boolean closing;
    private boolean suspended;
    private boolean wasRunning;

    ProjectionSwitch(EventProcessingConfiguration processing, ProjectionGate gate, NodeClock clock) {
        this.processing = processing;
        this.gate = gate;
        this.clock = clock;
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
                processor().start();
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

    /** Whether projecting is stopped because another node projects exclusively. */
    boolean isSuspended() {
        return suspended;
    }

    /** Stops or continues projecting. Also restarts the processor if anything else has stopped it. */
    void suspend(boolean wanted) {
        // While work runs that projecting was stopped for, that work's end restarts the processor.
        if (!closing && lock.tryAcquire()) {
            try {
                apply(wanted);
            } finally {
                lock.release();
            }
        }
    }

    private void apply(boolean wanted) {
        gate.permit(!wanted);
        if (wanted && !suspended) {
            log.info("Another node takes exclusive access to the read model: projecting stops on this node");
            processor().shutdownAsync();
        } else if (!wanted && suspended) {
            log.info("Projecting continues");
        }
        suspended = wanted;
        boolean running = processor().isRunning();
        if (!wanted && !running && wasRunning) {
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
