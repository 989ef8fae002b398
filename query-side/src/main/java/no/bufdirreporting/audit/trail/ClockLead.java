package no.bufdirreporting.audit.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How far the latest stored event is ahead of this node's clock. It is, if the clock of the node that recorded the event was
 * ahead, or if this node's clock was set back.
 */
@Component
public record ClockLead(AuditRows rows) {

    /** Clocks of nodes differ by less. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** The time of the latest event, from which on {@code as_of} an instant shows it; empty if it is past, as usual. */
    public Optional<Instant> until() {
        var latest = rows.end().latestAt();
        return Optional.of(latest).filter(it -> it.isAfter(Instant.now().plus(TOLERANCE)));
    }

    /** The number of events that no instant shows yet; 0 as usual. */
    public long events() {
        return until().isEmpty() ? 0 : rows.countAfter(Instant.now());
    }

    /** What that means to whoever asks for an instant. */
    public static String explanation(Instant until) {
        return ("An event was recorded by a clock that was ahead: events stored after it count as recorded at %s."
                        + " Until then, as_of=position:<n> shows what they did.")
                .formatted(until);
    }
}
