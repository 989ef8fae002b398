package no.bufdirreporting.platform.query.jpa;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.bufdirreporting.platform.query.store.PastEvent;

/**
 * An entity that is folded from the events of one aggregate. Managed by a persistence context, it is a row of the read
 * model. Unmanaged, it is the state after some of the events.
 */
public interface Fold {

    /** Applies the next event. The first one sets the id; events of others are ignored. */
    void apply(PastEvent event);

    /** False before the first event and after the one that deletes the aggregate. */
    default boolean isPresent() {
        return true;
    }

    /**
     * The entity after some events; empty if the aggregate does not exist then.
     *
     * @param events the first events of the aggregate, in order
     */
    static <T extends Fold> Optional<T> after(List<PastEvent> events, Supplier<T> create) {
        T entity = create.get();
        events.forEach(entity::apply);
        return Optional.of(entity).filter(Fold::isPresent);
    }
}
