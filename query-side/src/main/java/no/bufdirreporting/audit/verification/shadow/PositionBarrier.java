package no.bufdirreporting.audit.verification.shadow;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Brings two read models to the same position and holds them there for a moment. No processor is stopped: the gate
 * holds back events after the position, and both projections reach it by themselves. Writes are still accepted, but
 * cannot be read until the gate opens, so the work done meanwhile must be short.
 */
public final class PositionBarrier {

    /** Less than the ten seconds for which a write waits until it can be read. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int ATTEMPTS = 3;

    private final ProjectionGate gate;
    private final EventStore events;
    private final Runnable catchUp;

    /** @param catchUp returns when the new read model is close to the end of the store */
    public PositionBarrier(ProjectionGate gate, EventStore events, Runnable catchUp) {
        this.gate = gate;
        this.events = events;
        this.catchUp = catchUp;
    }

    /**
     * Does the work once all have reached the end of the store; null if they do not get there in time after some
     * attempts.
     *
     * @param reached whether all have projected the events up to a position
     */
    public <T> @Nullable T hold(
            Function<@Nullable TrackingToken, Boolean> reached, Function<@Nullable TrackingToken, T> work) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            catchUp.run();
            var head = gate.hold(events);
            try {
                if (await(PATIENCE, () -> reached.apply(head))) {
                    return work.apply(head);
                }
            } finally {
                gate.release();
            }
        }
        return null;
    }

    /** Whether the condition became true in time. */
    public static boolean await(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(2);
        }
        return true;
    }

    /** @throws JobAbortedException if the process is being stopped */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw JobAbortedException.failed("It was interrupted by a shutdown.");
        }
    }
}
