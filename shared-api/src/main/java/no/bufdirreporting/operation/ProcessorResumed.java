package no.bufdirreporting.operation;

import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An operator has resumed an event processor: it goes on behind the last event that it handled.
 *
 * @param reason in the operator's words
 * @param key what repeats of the request have in common; null if the client sent no idempotency key
 */
@EventType(name = "ProcessorResumed")
public record ProcessorResumed(
        String processor, String reason, @Nullable String key) {}
