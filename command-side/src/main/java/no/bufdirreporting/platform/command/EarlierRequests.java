package no.bufdirreporting.platform.command;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells repeated requests from new ones by the id that they derive from their idempotency key. */
@Component
public class EarlierRequests {

    private final ObjectProvider<EventStore> events;

    EarlierRequests(ObjectProvider<EventStore> events) {
        this.events = events;
    }

    /** Whether an earlier request made the thing with this id, also if it was deleted since. */
    public boolean made(String id) {
        return events.getObject().lastSequenceNumberFor(id).isPresent();
    }
}
