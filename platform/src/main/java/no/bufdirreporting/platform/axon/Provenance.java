package no.bufdirreporting.platform.axon;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.slf4j.MDC;

/**
 * Who caused a command, and by which request. It is bound to the thread of a request; without a request the actor is
 * the system. Commands carry it as metadata and pass it on to their events.
 *
 * @param actor the name of a person or program, or {@link #SYSTEM}
 * @param correlation the request id, the same for everything that one request caused
 */
public record Provenance(String actor, String correlation) {

    /** The actor of commands without a request: results of runs, scheduled jobs, automatic refreshes, bundled data. */
    public static final String SYSTEM = "system";

    /** The metadata key of the actor. */
    public static final String ACTOR = "actor";

    /** The metadata key of the request id; Axon's own {@code correlationId} is the id of the previous message. */
    public static final String CORRELATION = "requestId";

    private static final ScopedValue<Provenance> CURRENT = ScopedValue.newInstance();

    /** An action that may throw a checked exception. */
    public interface Action<X extends Throwable> {

        void run() throws X;
    }

    /** The provenance of commands sent while handling a message: its request id is kept, or a new one made. */
    public static Provenance ofSystem(MetaData cause) {
        Object known = cause.get(CORRELATION);
        return new Provenance(SYSTEM, known == null ? newCorrelation() : known.toString());
    }

    public static String newCorrelation() {
        return UUID.randomUUID().toString();
    }

    /** The provenance of the request on this thread; empty outside a request. */
    static Optional<Provenance> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /**
     * Runs the action. All commands that it sends on this thread carry this provenance, and what it logs has the request id
     * beside it, which structured logs show.
     */
    public <X extends Exception> void during(Action<X> action) throws X {
        String outer = MDC.get(CORRELATION);
        MDC.put(CORRELATION, correlation);
        try {
            ScopedValue.where(CURRENT, this).call(() -> {
                action.run();
                return this;
            });
        } finally {
            if (outer == null) {
                MDC.remove(CORRELATION);
            } else {
                MDC.put(CORRELATION, outer);
            }
        }
    }

    Map<String, String> asMetaData() {
        return Map.of(ACTOR, actor, CORRELATION, correlation);
    }
}
