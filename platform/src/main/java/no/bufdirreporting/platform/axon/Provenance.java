package no.bufdirreporting.platform.axon;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.MetaData;

/**
 * Who causes what is being done, and by which request. Held for the thread of a request; whatever is done without one
 * is done by the system. Commands carry it as metadata, and so do the events they lead to.
 *
 * @param actor the name of a person or program, or {@link #SYSTEM}
 * @param correlation the same for all that one request has caused
 */
public record Provenance(String actor, String correlation) {

    /** The actor of what no request asked for: outcomes of runs, sweepers, automatic refreshes, data that is shipped. */
    public static final String SYSTEM = "system";

    /** The metadata key of the actor. */
    public static final String ACTOR = "actor";

    /** The metadata key of the correlation. Axon's own {@code correlationId} is another thing: the id of the message before. */
    public static final String CORRELATION = "requestId";

    private static final ScopedValue<Provenance> PRESENT = ScopedValue.newInstance();

    /** What a step is, and whatever it may throw. */
    public interface Step<X extends Throwable> {

        /** Takes the step. */
        void run() throws X;
    }

    /** What the system does because of a message, or of nothing if the message says no more. */
    public static Provenance ofSystem(MetaData cause) {
        Object known = cause.get(CORRELATION);
        return new Provenance(SYSTEM, known == null ? newCorrelation() : known.toString());
    }

    public static String newCorrelation() {
        return UUID.randomUUID().toString();
    }

    /** That of the request whose thread this is; empty if it is none. */
    static Optional<Provenance> present() {
        return PRESENT.isBound() ? Optional.of(PRESENT.get()) : Optional.empty();
    }

    /** Takes a step, all of whose commands are then of this provenance as long as they are sent by the same thread. */
    public <X extends Exception> void during(Step<X> step) throws X {
        ScopedValue.where(PRESENT, this).call(() -> {
            step.run();
            return this;
        });
    }

    Map<String, String> asMetaData() {
        return Map.of(ACTOR, actor, CORRELATION, correlation);
    }
}
