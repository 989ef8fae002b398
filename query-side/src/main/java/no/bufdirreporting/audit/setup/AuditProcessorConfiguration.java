package no.bufdirreporting.audit.setup;

import java.util.function.UnaryOperator;
import no.bufdirreporting.audit.trail.AuditProcessors;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import no.bufdirreporting.platform.query.position.LastEvents;
import no.bufdirreporting.platform.query.processing.ProcessorThreads;
import no.bufdirreporting.platform.query.store.StoreCheck;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.async.SequentialPolicy;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Registers the audit's event processors, with one segment each, since the trail has one order. They are separate from
 * the read model's processor and from each other, so that none waits for another. A failing event stops a processor
 * until a retry works.
 */
@Configuration(proxyBeanMethods = false)
class AuditProcessorConfiguration {

    @Bean
    ConfigurerModule auditTrailProcessor(
            PlatformTransactionManager transactions,
            StoreCheck check,
            ProcessorThreads threads,
            PausedProcessors pauses,
            @Value("${bufdir.audit.batch-size:1000}") int batchSize) {
        return configurer -> {
            var processing = configurer.eventProcessing();
            register(
                    processing,
                    AuditProcessors.TRAIL,
                    "audit",
                    events -> check.checked(events),
                    threads,
                    transactions,
                    batchSize);
            register(
                    processing,
                    AuditProcessors.VERSIONS,
                    "versions",
                    // A node that starts during a pause must not handle any events before it stops the processor.
                    events -> check.checked(events, () -> !pauses.mustStop(AuditProcessors.VERSIONS)),
                    threads,
                    transactions,
                    batchSize);
        };
    }

    private static void register(
            EventProcessingConfigurer processing,
            String name,
            String thread,
            UnaryOperator<StreamableMessageSource<TrackedEventMessage<?>>> checked,
            ProcessorThreads threads,
            PlatformTransactionManager transactions,
            int batchSize) {
        processing
                .registerPooledStreamingEventProcessor(
                        name,
                        configuration -> checked.apply(configuration.eventStore()),
                        (configuration, processor) -> processor
                                .coordinatorExecutor(ignored -> threads.start(thread + "-coordinator", 1))
                                .workerExecutor(ignored -> threads.start(thread, 1))
                                // Set explicitly: if Axon finds none, it silently uses none.
                                .transactionManager(new SpringTransactionManager(transactions))
                                .initialSegmentCount(1)
                                .batchSize(batchSize)
                                .enableCoordinatorClaimExtension()
                                .claimExtensionThreshold(ReadModel.CLAIM_INTERVAL.toMillis())
                                .tokenClaimInterval(ReadModel.CLAIM_INTERVAL.toMillis()))
                .registerSequencingPolicy(name, configuration -> new SequentialPolicy())
                .registerListenerInvocationErrorHandler(name, configuration -> PropagatingErrorHandler.instance())
                .registerErrorHandler(name, configuration -> PropagatingErrorHandler.instance())
                .registerHandlerInterceptor(name, configuration -> LastEvents.recording());
    }
}
