package no.bufdirreporting.operation;

import no.bufdirreporting.kernel.EventType;

/**
 * An operator has paused an event processor: no node hands it any events, until it is resumed.
 *
 * @param reason in the operator's words
 */
@EventType(name = "ProcessorPaused")
public record ProcessorPaused(String processor, String reason) {}
