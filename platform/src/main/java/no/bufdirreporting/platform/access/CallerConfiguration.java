package no.bufdirreporting.platform.access;

import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the interceptors of the caller at both buses. */
@Configuration(proxyBeanMethods = false)
class CallerConfiguration {

    @Bean
    ConfigurerModule callerInterceptors() {
        var interceptor = new CallerInterceptor();
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(() -> {
            configuration.commandBus().registerDispatchInterceptor(interceptor);
            configuration.commandBus().registerHandlerInterceptor(interceptor);
            configuration.queryBus().registerDispatchInterceptor(interceptor);
            configuration.queryBus().registerHandlerInterceptor(interceptor);
        }));
    }
}
