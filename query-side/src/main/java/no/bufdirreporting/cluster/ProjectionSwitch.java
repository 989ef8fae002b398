package no.bufdirreporting.cluster;

import java.util.concurrent.locks.ReentrantLock;
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

    private final EventProcessingConfiguration processing;
    private final ProjectionGate gate;

    /** Guards starting and stopping the processor. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile boolean closing;
    private boolean suspended;
    private boolean wasRunning;

    ProjectionSwitch(EventProcessingConfiguration processing, ProjectionGate gate) {
        this.processing = processing;
        this.gate = gate;
        // Closed until the exclusive lock has been checked.
        gate.permit(false);
    }

    /** Stops projecting, runs the work, and continues from the tokens stored then. */
    void whileStopped(Runnable work) {
        lock.lock();
        try {
            processor().shutDown();
            work.run();
        } finally {
            try {
                processor().start();
            } catch (RuntimeException later) {
                log.warn("Projecting could not be restarted yet; it will be tried again", later);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Whether projecting is stopped because another node projects exclusively. */
    boolean isSuspended() {
        return suspended;
    }

    /** Stops or continues projecting. Also restarts the processor if anything else has stopped it. */
    void suspend(boolean wanted) {
        // While work runs that projecting was stopped for, that work's end restarts the processor.
        if (!closing && lock.tryLock()) {
            try {
                apply(wanted);
            } finally {
                lock.unlock();
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
