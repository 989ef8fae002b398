package no.bufdirreporting.platform.query.position;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** The latest event of each batch. Its identity is stored with the batch's token, in the same statement. */
public final class LastEvents {

    private static final String EVENT = LastEvents.class.getName();

    private LastEvents() {}

    /** To be registered on every processor that writes a read model. */
    public static MessageHandlerInterceptor<EventMessage<?>> recording() {
        return (unitOfWork, chain) -> {
            if (unitOfWork.getMessage() instanceof TrackedEventMessage<?> event) {
                unitOfWork.resources().put(EVENT, event);
            }
            return chain.proceed();
        };
    }

    /** The latest event that the current batch has handled; null outside of batches. */
    static @Nullable TrackedEventMessage<?> ofBatch() {
        return CurrentUnitOfWork.map(batch -> (TrackedEventMessage<?>) batch.getResource(EVENT))
                .orElse(null);
    }
}
