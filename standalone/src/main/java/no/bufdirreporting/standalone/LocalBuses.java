package no.bufdirreporting.standalone;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Command bus and query bus within the JVM. Neither opens a database transaction: the event store opens its own for an
 * append, and queries that need one open it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!axonserver")
class LocalBuses {

    @Bean
    CommandBus commandBus(CommandBusSpanFactory spans) {
        return SimpleCommandBus.builder().spanFactory(spans).build();
    }

    /** Uses the projections' update emitter; by default the bus creates another one, which nothing emits to. */
    @Bean
    QueryBus queryBus(QueryUpdateEmitter emitter, QueryBusSpanFactory spans) {
        return SimpleQueryBus.builder()
                .queryUpdateEmitter(emitter)
                .spanFactory(spans)
                .build();
    }
}
