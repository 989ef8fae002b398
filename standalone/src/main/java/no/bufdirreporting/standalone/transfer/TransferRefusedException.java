package no.bufdirreporting.standalone.transfer;

import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;

/** The events cannot be copied unchanged; the message says why. */
public final class TransferRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why the copy was refused. */
    public enum Reason {
        /** The target has other events than the source. */
        DIFFERENT,
        /** The copy is not possible. */
        IMPOSSIBLE
    }

    private final Reason reason;

    private TransferRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static TransferRefusedException different(String message) {
        return new TransferRefusedException(Reason.DIFFERENT, message);
    }

    static TransferRefusedException impossible(String message) {
        return new TransferRefusedException(Reason.IMPOSSIBLE, message);
    }

    static TransferRefusedException lossy(StoredEvent event, String why) {
        return impossible(
                "Event %s (%s) could not be kept as it is: %s.".formatted(event.position(), event.eventId(), why));
    }

    public Reason reason() {
        return reason;
    }
}
