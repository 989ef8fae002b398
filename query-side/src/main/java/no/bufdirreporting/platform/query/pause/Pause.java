package no.bufdirreporting.platform.query.pause;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A processor is paused.
 *
 * @param since when the pause was stored
 * @param actor the person or client that paused the processor; null if unknown
 * @param reason why, in the actor's words
 */
public record Pause(Instant since, @Nullable String actor, String reason) {}
