package no.bufdirreporting.platform.axonserver;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.TargetContextResolver;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/**
 * Commands, queries and events over Axon Server. Unlike with Axon's own configuration, no database transaction is
 * opened per message: commands need none, and queries that need one open it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("axonserver")
class AxonServerBuses {

    /** A bean with this qualifier, because Axon would create its own otherwise. */
    @Bean
    @Qualifier("localSegment")
    SimpleCommandBus localCommandBus(CommandBusSpanFactory spans) {
        return SimpleCommandBus.builder().spanFactory(spans).build();
    }

    @Bean
    @Primary
    AxonServerCommandBus commandBus(
            @Qualifier("localSegment") SimpleCommandBus local,
            AxonServerConnectionManager connections,
            AxonServerConfiguration settings,
            @Qualifier("messageSerializer") Serializer serializer,
            RoutingStrategy routing,
            TargetContextResolver<? super Message<?>> context,
            CommandBusSpanFactory spans) {
        return AxonServerCommandBus.builder()
                .spanFactory(spans)
                .axonServerConnectionManager(connections)
                .configuration(settings)
                .localSegment(new RetryingCommandBus(local))
                .serializer(serializer)
                .routingStrategy(routing)
                .targetContextResolver(context)
                .build();
    }

    /** Uses the projections' update emitter; by default the bus creates another one, which nothing emits to. */
    @Bean
    AxonServerQueryBus queryBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration settings,
            @Qualifier("messageSerializer") Serializer messageSerializer,
            Serializer serializer,
            QueryUpdateEmitter emitter,
            TargetContextResolver<? super Message<?>> context,
            QueryBusSpanFactory spans) {
        var builder = AxonServerQueryBus.builder()
                .spanFactory(spans)
                .axonServerConnectionManager(connections)
                .configuration(settings)
                .localSegment(SimpleQueryBus.builder()
                        .queryUpdateEmitter(emitter)
                        .spanFactory(spans)
                        .build())
                .updateEmitter(emitter)
                .messageSerializer(messageSerializer)
                .genericSerializer(serializer)
                .targetContextResolver(context);
        return (settings.isShortcutQueriesToLocalHandlers() ? builder.enabledLocalSegmentShortCut() : builder).build();
    }

    @Bean({"eventBus", "eventStore"})
    PositionedEventStore eventStore(
            AxonServerConnectionManager connections,
            AxonServerConfiguration settings,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            StoredHistory history,
            AppendedEvents appended,
            org.axonframework.config.Configuration axon) {
        var server = AxonServerEventStore.builder()
                .spanFactory(axon.getComponent(EventBusSpanFactory.class))
                .configuration(settings)
                .platformConnectionManager(connections)
                .snapshotSerializer(serializer)
                .eventSerializer(eventSerializer)
                .snapshotFilter(axon.snapshotFilter())
                .upcasterChain(axon.upcasterChain())
                .build();
        return new PositionedEventStore(server, history, appended);
    }
}
