package no.bufdirreporting.platform.query.pause;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A processor is paused.
 *
 * @param since when the pause was stored
 * @param actor who has paused it
 * @param reason why, in the actor's words
 */
public record Pause(Instant since, @Nullable String actor, String reason) {}
