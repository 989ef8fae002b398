package no.bufdirreporting.operation;

import no.bufdirreporting.kernel.EventType;

/**
 * An operator has resumed an event processor: it goes on behind the last event that it handled.
 *
 * @param reason in the operator's words
 */
@EventType(name = "ProcessorResumed")
public record ProcessorResumed(String processor, String reason) {}
