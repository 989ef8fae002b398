package no.bufdirreporting.run.query;

import java.util.Optional;
import java.util.function.Supplier;
import no.bufdirreporting.platform.query.jpa.Fold;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.run.RunEnded;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Folds events of the store up to the end of a first run: what repeats of the request that started it are answered with. */
@Component
public class FirstRuns {

    /** Folds of runs take the position from the payload. */
    private static final long NO_POSITION = -1;

    private final ObjectProvider<EventStore> events;

    FirstRuns(ObjectProvider<EventStore> events) {
        this.events = events;
    }

    /** @param last the kind of event that is folded last */
    public <T extends Fold> Optional<T> fold(String id, Class<? extends RunEnded> last, Supplier<T> create) {
        T entity = create.get();
        var stored = events.getObject().readEvents(id);
        while (stored.hasNext()) {
            DomainEventMessage<?> next = stored.next();
            entity.apply(new PastEvent(NO_POSITION, next.getTimestamp(), next.getSequenceNumber(), next.getPayload()));
            if (last.isInstance(next.getPayload())) {
                break;
            }
        }
        return Optional.of(entity).filter(Fold::isPresent);
    }
}
