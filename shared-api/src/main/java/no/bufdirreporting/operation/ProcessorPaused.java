package no.bufdirreporting.operation;

import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An operator has paused an event processor: no node hands it any events, until it is resumed.
 *
 * @param reason in the operator's words
 * @param key what repeats of the request have in common; null if the client sent no idempotency key
 */
@EventType(name = "ProcessorPaused")
public record ProcessorPaused(
        String processor, String reason, @Nullable String key) {}
