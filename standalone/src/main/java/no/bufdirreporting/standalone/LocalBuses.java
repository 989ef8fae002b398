package no.bufdirreporting.standalone;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.queryhandling.QueryBus;
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

    @Bean
    QueryBus queryBus() {
        return SimpleQueryBus.builder().build();
    }
}
