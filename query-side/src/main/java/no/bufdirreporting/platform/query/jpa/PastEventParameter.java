package no.bufdirreporting.platform.query.jpa;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets event handlers have a parameter of type {@link PastEvent}. */
@Component
class PastEventParameter implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<?> createInstance(Executable method, Parameter[] parameters, int index) {
        return PastEvent.class.equals(parameters[index].getType()) ? new Resolver() : null;
    }

    private static final class Resolver implements ParameterResolver<PastEvent> {

        @Override
        public PastEvent resolveParameterValue(Message<?> message) {
            var event = (DomainEventMessage<?>) message;
            var tracked = (TrackedEventMessage<?>) message;
            return new PastEvent(
                    tracked.trackingToken().position().orElseThrow(),
                    event.getTimestamp(),
                    event.getSequenceNumber(),
                    event.getPayload());
        }

        @Override
        public boolean matches(Message<?> message) {
            return message instanceof DomainEventMessage<?> && message instanceof TrackedEventMessage<?>;
        }
    }
}
