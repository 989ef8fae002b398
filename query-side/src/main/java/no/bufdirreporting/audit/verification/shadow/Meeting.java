package no.bufdirreporting.audit.verification.shadow;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Where two read models stand at the same position. Nothing is stopped for it: the gate lets no event pass that is newer than
 * the position, and both come there by themselves. Writes are accepted meanwhile and are readable when the gate opens, so
 * whatever is done here is to be short.
 */
public final class Meeting {

    /** Less than the ten seconds after which a write is answered without being readable. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int ATTEMPTS = 3;

    private final ProjectionGate gate;
    private final EventStore events;
    private final Runnable catchUp;

    /** @param catchUp returns when there is little left to come until the meeting */
    public Meeting(ProjectionGate gate, EventStore events, Runnable catchUp) {
        this.gate = gate;
        this.events = events;
        this.catchUp = catchUp;
    }

    /**
     * Does something once all stand at the end of the store; null if they do not get there in time, several times over.
     *
     * @param present whether all have projected what is stored up to a position
     */
    public <T> @Nullable T hold(
            Function<@Nullable TrackingToken, Boolean> present, Function<@Nullable TrackingToken, T> work) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            catchUp.run();
            var head = gate.hold(events);
            try {
                if (await(PATIENCE, () -> present.apply(head))) {
                    return work.apply(head);
                }
            } finally {
                gate.release();
            }
        }
        return null;
    }

    /** Whether it came true in time. */
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

    /** @throws JobEnded if the process is being stopped */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw JobEnded.failed("It was interrupted by a shutdown.");
        }
    }
}
