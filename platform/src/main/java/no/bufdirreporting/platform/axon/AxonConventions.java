package no.bufdirreporting.platform.axon;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.Duration;
import no.bufdirreporting.kernel.ShowsSuppression;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.spring.config.SpringAggregateConfigurer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon's configuration in every process, whichever buses and event store it uses. */
@Configuration(proxyBeanMethods = false)
class AxonConventions {

    static {
        // Milliseconds, so that a read model shows exactly the time in the event (PostgreSQL stores microseconds).
        GenericEventMessage.clock = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    /** The mapper of stored and sent messages. HTTP has its own mapper, so its naming cannot leak into events. */
    @Bean("defaultAxonObjectMapper")
    ObjectMapper messageMapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addMixIn(ShowsSuppression.class, SuppressionMarks.class)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(@Qualifier("defaultAxonObjectMapper") ObjectMapper messageMapper) {
        return EventSerializer.with(messageMapper);
    }

    /**
     * Copies actor and request id from commands to their events. Axon's own correlation data, the id of the command, is
     * left out: commands are not stored, so it would refer to nothing.
     */
    @Bean
    ConfigurerModule provenanceInterceptors() {
        var toEvents = new SimpleCorrelationDataProvider(Provenance.ACTOR, Provenance.CORRELATION);
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(() -> {
            var bus = configuration.commandBus();
            bus.registerDispatchInterceptor(new ProvenanceInterceptor());
            bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(toEvents));
        }));
    }

    /**
     * Lets an aggregate read events of its own type only, so that an id of another kind is unknown to it.
     * {@code @Aggregate(filterEventsByType = true)} has no effect in this version of Axon.
     */
    @Bean
    static BeanPostProcessor eventsOfOwnType() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof SpringAggregateConfigurer<?> aggregate) {
                    aggregate.setFilterEventsByType(true);
                }
                return bean;
            }
        };
    }

    @Bean
    ConfigurerModule rejectionInterceptor() {
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(
                () -> configuration.commandBus().registerHandlerInterceptor(new RejectionInterceptor())));
    }

    @Bean
    ConfigurerModule unavailabilityInterceptor() {
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(
                () -> configuration.queryBus().registerHandlerInterceptor(new UnavailabilityInterceptor())));
    }
}
