package no.bufdirreporting.platform.query.metric;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Measures the batches of every processor: how many events they have, and how long they take until they are committed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class BatchMeters {

    @Bean
    ConfigurerModule measuredBatches(ObjectProvider<MeterRegistry> registry) {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultHandlerInterceptor((configuration, processor) -> measuring(processor, registry));
    }

    private static MessageHandlerInterceptor<EventMessage<?>> measuring(
            String processor, ObjectProvider<MeterRegistry> registries) {
        return (unitOfWork, chain) -> {
            if (unitOfWork instanceof BatchingUnitOfWork<?> batch && batch.isFirstMessage()) {
                var registry = registries.getIfAvailable();
                if (registry != null) {
                    var sample = Timer.start(registry);
                    int events = batch.getMessages().size();
                    unitOfWork.afterCommit(committed -> {
                        sample.stop(registry.timer("reporting.processor.batch.duration", "processor", processor));
                        DistributionSummary.builder("reporting.processor.batch.events")
                                .tag("processor", processor)
                                .register(registry)
                                .record(events);
                    });
                }
            }
            return chain.proceed();
        };
    }
}
