package no.bufdirreporting.platform.axon;

/** The event store holds events stored under Java class names, as early builds wrote them. Such a store is refused. */
public final class ClassNamedEventsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String ACTION = """
            Start with an empty event store: another bufdir.data-dir, another database, or another context of Axon Server. \
            To keep the events, record them again with this build.""";

    private static final String MESSAGE = """
            The event store was written by an early build: it names events by Java classes (%s). \
            This build reads events by names of their own (%s).""";

    /** @param stored the stored name of an event */
    public ClassNamedEventsException(String stored) {
        super(MESSAGE.formatted(stored, stored.substring(stored.lastIndexOf('.') + 1)));
    }
}
