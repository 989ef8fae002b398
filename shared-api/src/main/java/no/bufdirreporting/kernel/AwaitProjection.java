package no.bufdirreporting.kernel;

/**
 * Query: completes with {@code true} once the read model shows the given event of an aggregate. A controller waits for
 * it so that the client reads its own write. The sender bounds the wait.
 *
 * @param aggregateId the aggregate whose event is awaited
 * @param sequence the event's sequence number within the aggregate; a later event satisfies the query too
 */
public record AwaitProjection(String aggregateId, long sequence) implements AskedByWrites {}
