package no.bufdirreporting.platform.query.processing;

import jakarta.persistence.EntityManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.springframework.stereotype.Component;

/** Flushes the persistence context of a batch with the batch's other buffers, so that SQL sees pending entities. */
@Component
record PersistenceContextFlush(EntityManager entities) {

    private record PersistenceContext(EntityManager entities) implements WriteBehind.Buffer {
        @Override
        public void flush() {
            entities.flush();
        }
    }

    /** To be registered on every processor whose event handlers change entities. */
    MessageHandlerInterceptor<EventMessage<?>> interceptor() {
        return (unitOfWork, chain) -> {
            WriteBehind.buffer(PersistenceContext.class, () -> new PersistenceContext(entities));
            return chain.proceed();
        };
    }
}
