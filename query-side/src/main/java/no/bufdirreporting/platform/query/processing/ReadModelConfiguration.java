package no.bufdirreporting.platform.query.processing;

import no.bufdirreporting.kernel.OrganizationEvent;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.position.FencedTokenStore;
import no.bufdirreporting.platform.query.position.LastEvents;
import no.bufdirreporting.platform.query.position.ProjectionProgress;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.PropertySequencingPolicy;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The one event processor that keeps the read model. It holds all projections, because a run must count exactly the
 * activities stored before it: the events of an organization are handled in store order, in batches, each in one
 * transaction with its token.
 */
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    @Bean
    TokenStore tokenStore(SegmentClaims claims, NodeId node) {
        return new FencedTokenStore(claims, node.toString());
    }

    @Bean
    ConfigurerModule readModelProcessor(
            ProjectionProgress progress,
            ProjectionAlarms alarms,
            ProjectionGate gate,
            PersistenceContextFlush persistence,
            ProcessorThreads threads,
            PlatformTransactionManager transactions,
            @Value("${bufdir.projections.segments:4}") int segments,
            @Value("${bufdir.projections.batch-size:500}") int batchSize) {
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            processing
                    .registerPooledStreamingEventProcessor(
                            ReadModel.PROCESSOR,
                            configuration -> gate.behind(configuration.eventStore()),
                            (configuration, processor) -> processor
                                    .coordinatorExecutor(name -> threads.start("projections-coordinator", 1))
                                    .workerExecutor(name -> threads.start("projections", segments))
                                    // Explicit: without it Axon silently runs without a transaction.
                                    .transactionManager(new SpringTransactionManager(transactions))
                                    .initialSegmentCount(segments)
                                    .batchSize(batchSize)
                                    // During long batches too: another node would start them again.
                                    .enableCoordinatorClaimExtension()
                                    .claimExtensionThreshold(ReadModel.CLAIM_INTERVAL.toMillis())
                                    .tokenClaimInterval(ReadModel.CLAIM_INTERVAL.toMillis()))
                    .registerSequencingPolicy(ReadModel.PROCESSOR, configuration -> sequencePerOrganization())
                    .registerListenerInvocationErrorHandler(
                            ReadModel.PROCESSOR, configuration -> PropagatingErrorHandler.instance())
                    .registerErrorHandler(ReadModel.PROCESSOR, configuration -> alarms)
                    .registerHandlerInterceptor(ReadModel.PROCESSOR, configuration -> alarms.clearing())
                    .registerHandlerInterceptor(ReadModel.PROCESSOR, configuration -> progress.reportAfterCommit())
                    .registerHandlerInterceptor(ReadModel.PROCESSOR, configuration -> persistence.interceptor())
                    .registerHandlerInterceptor(ReadModel.PROCESSOR, configuration -> LastEvents.recording());
        };
    }

    /** Events without an organization, such as category rules, form one sequence. */
    @SuppressWarnings("rawtypes")
    private static SequencingPolicy<EventMessage> sequencePerOrganization() {
        return PropertySequencingPolicy.builder(OrganizationEvent.class, String.class)
                .propertyExtractor(OrganizationEvent::orgId)
                .fallbackSequencingPolicy(event -> "reference-data")
                .build();
    }
}
