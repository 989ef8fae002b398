package no.bufdirreporting.audit.query;

import java.util.concurrent.Executors;
import no.bufdirreporting.platform.query.StoreCheck;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPolicy;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The event processor of the audit trail: one segment, since a chain has one order. It is apart from the read model's, so
 * that neither waits for the other; an event that it cannot write stops it, and it tries again.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AuditProcessor {

    @Bean
    ConfigurerModule auditTrailProcessor(
            PlatformTransactionManager transactions,
            StoreCheck check,
            @Value("${bufdir.audit.batch-size:1000}") int batchSize) {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessor(
                        AuditTrail.PROCESSOR,
                        configuration -> check.checked(configuration.eventStore()),
                        (configuration, processor) -> processor
                                .coordinatorExecutor(
                                        name -> Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                                                .name("audit-coordinator")
                                                .daemon()
                                                .factory()))
                                .workerExecutor(name -> Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                                        .name("audit")
                                        .daemon()
                                        .factory()))
                                // Said here, because Axon does without one in silence where it finds none.
                                .transactionManager(new SpringTransactionManager(transactions))
                                .initialSegmentCount(1)
                                .batchSize(batchSize))
                .registerSequencingPolicy(AuditTrail.PROCESSOR, configuration -> new SequentialPolicy())
                .registerListenerInvocationErrorHandler(
                        AuditTrail.PROCESSOR, configuration -> PropagatingErrorHandler.instance())
                .registerErrorHandler(AuditTrail.PROCESSOR, configuration -> PropagatingErrorHandler.instance());
    }
}
