package no.bufdirreporting.standalone;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Buses within the JVM. Neither opens a database transaction: an append to the store is one by itself, and a query that
 * needs one says so.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!axonserver")
class LocalBuses {

    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    /** With the emitter that projections are given: by itself it would make another one, which nobody emits to. */
    @Bean
    QueryBus queryBus(QueryUpdateEmitter emitter) {
        return SimpleQueryBus.builder().queryUpdateEmitter(emitter).build();
    }
}
