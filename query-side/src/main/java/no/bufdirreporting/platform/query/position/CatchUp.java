package no.bufdirreporting.platform.query.position;

import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Readiness: whether the read model has caught up with the event store since the process started. Until then a read could
 * miss writes that were confirmed before a restart.
 */
@Component("catchUp")
public class CatchUp implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

    private final ReadModelPosition position;
    private final ApplicationAvailability availability;
    private final PausedProcessors pauses;
    private volatile @Nullable TrackingToken headAtStart;
    private volatile boolean restarted;
    private volatile boolean done;

    CatchUp(ReadModelPosition position, ApplicationAvailability availability, PausedProcessors pauses) {
        this.position = position;
        this.availability = availability;
        this.pauses = pauses;
    }

    /**
     * True once the start is complete, including reference data, and all segments have reached the head of that moment. A
     * read model that is paused is not waited for, nor after the pause: it shows what it did before the start.
     */
    public boolean isDone() {
        if (!done && availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            if (pauses.isPaused(ReadModel.PROCESSOR)) {
                done = true;
                return true;
            }
            try {
                if (headAtStart == null) {
                    headAtStart = position.head();
                }
                done = restarted ? position.tokensCover(headAtStart) : position.covers(headAtStart);
            } catch (RuntimeException storeIsAway) {
                log.debug("The end of the event store is not known yet", storeIsAway);
            }
        }
        return done;
    }

    /** Waits again: what this node has projected may be gone, so only the stored tokens tell how far the read model is. */
    @EventListener
    void begin(ReadModelRestarted again) {
        restarted = true;
        headAtStart = null;
        done = false;
    }

    @Override
    public Health health() {
        return isDone()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("reason", "projections are catching up")
                        .build();
    }
}
