package no.bufdirreporting.platform.continuity;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The result of all checks of the event store against what this process knows of it. While a check has found lost events,
 * nothing is projected or stored, and the API answers 503. Ends when the check finds the events again.
 */
@Component
public class StoreContinuity {

    private static final Logger log = LoggerFactory.getLogger(StoreContinuity.class);

    private final Map<Object, LostEvents> found = new ConcurrentHashMap<>();

    /** @param check who has found it; the same must say when it is over */
    public void lost(Object check, LostEvents events) {
        boolean first = found.isEmpty();
        found.put(check, events);
        if (first) {
            log.error(
                    "{} Nothing is projected or stored, and requests get 503. {}", events.message(), LostEvents.REMEDY);
        }
    }

    /** The check has found no lost events, or is not made any more. */
    public void intact(Object check) {
        if (found.remove(check) != null && found.isEmpty()) {
            log.info("The event store has the expected events again");
        }
    }

    /** What was lost; empty if all checks pass. */
    public Optional<LostEvents> lost() {
        return found.values().stream().findFirst();
    }

    public boolean isBroken() {
        return !found.isEmpty();
    }
}
