package no.bufdirreporting.audit.setup;

import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.platform.continuity.LostEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/** The read model was built from another event store than the configured one. The message is for the operator. */
final class ForeignReadModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String ACTION = """
            Check which database (spring.datasource.url, or bufdir.data-dir) and which event store \
            (axon.axonserver.servers) this process was given. \
            If both are meant, give it an empty database, or drop the schemas read_model and audit in this one \
            (standalone: java -jar standalone-exec.jar discard-read-model): \
            the read model is then built from the events that are there.""";

    private final transient LostEvents lost;

    private ForeignReadModelException(String message, LostEvents lost) {
        super(message);
        this.lost = lost;
    }

    /** The event that the read model was built from, and what is in its place. */
    LostEvents lost() {
        return lost;
    }

    static ForeignReadModelException ofDifferentMoments(long missing) {
        return new ForeignReadModelException(
                "The schemas read_model and audit were restored to different moments: the versions of activities lack the"
                        + " last %s events that the tokens say they have. Restore both schemas from one dump."
                                .formatted(missing),
                new LostEvents(0, "unknown", null));
    }

    static ForeignReadModelException lost(LostEvents lost) {
        return new ForeignReadModelException(
                "The read model belongs to another event store, or to another state of this one. " + lost.message(),
                lost);
    }

    static ForeignReadModelException of(AuditRow first, @Nullable StoredEvent stored) {
        return new ForeignReadModelException(
                ("The read model belongs to another event store: it was built from events of which the first is %s of %s,"
                                + " but here that is %s.")
                        .formatted(
                                first.eventId(),
                                first.recordedAt(),
                                stored == null ? "missing" : stored.eventId() + " of " + stored.recordedAt()),
                new LostEvents(first.position(), first.eventId(), stored == null ? null : stored.eventId()));
    }

    /** @param expected the id of the event at the position reached */
    static ForeignReadModelException ahead(long reached, String expected, long head) {
        return new ForeignReadModelException(
                ("The read model belongs to another event store, or to a later state of this one:"
                                + " it has come to position %s, but the events end at position %s."
                                + " If the store is the right one, the events from %s to %s are gone from it.")
                        .formatted(reached, head, head + 1, reached),
                new LostEvents(reached, expected, null));
    }
}
