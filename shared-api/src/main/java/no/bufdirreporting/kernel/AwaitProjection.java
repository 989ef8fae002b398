package no.bufdirreporting.kernel;

/**
 * Query: answered (with {@code true}) once the read model shows the given event of an aggregate, so that a write can
 * be answered when every later read sees it. The asker bounds the wait.
 *
 * @param aggregateId the aggregate whose event is awaited
 * @param sequence the event's sequence number within the aggregate; later ones satisfy it too
 */
public record AwaitProjection(String aggregateId, long sequence) {}
