package no.bufdirreporting.audit.setup;

import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/** The read model was built from another event store than the configured one. The message is for the operator. */
final class ForeignReadModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String ACTION = """
            Check which database (spring.datasource.url, or bufdir.data-dir) and which event store \
            (axon.axonserver.servers) this process was given. \
            If both are meant, give it an empty database, or drop the schemas read_model and audit in this one: \
            the read model is then built from the events that are there.""";

    private ForeignReadModelException(String message) {
        super(message);
    }

    static ForeignReadModelException of(AuditRow first, @Nullable StoredEvent stored) {
        return new ForeignReadModelException(
                ("The read model belongs to another event store: it was built from events of which the first is %s of %s,"
                                + " but here that is %s.")
                        .formatted(
                                first.eventId(),
                                first.recordedAt(),
                                stored == null ? "missing" : stored.eventId() + " of " + stored.recordedAt()));
    }

    static ForeignReadModelException ahead(long reached, long head) {
        return new ForeignReadModelException(
                ("The read model belongs to another event store, or to a later state of this one:"
                                + " it has come to position %s, but the events end at position %s."
                                + " If the store is the right one, the events from %s to %s are gone from it.")
                        .formatted(reached, head, head + 1, reached));
    }
}
