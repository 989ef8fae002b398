package no.bufdirreporting.platform.metric;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the timer of commands where there is something that reads it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class CommandMetrics {

    @Bean
    ConfigurerModule commandTimer(ObjectProvider<MeterRegistry> registry) {
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(() -> registry.ifAvailable(
                it -> configuration.commandBus().registerHandlerInterceptor(new CommandTimer(it)))));
    }
}
