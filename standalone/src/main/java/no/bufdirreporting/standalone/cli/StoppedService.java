package no.bufdirreporting.standalone.cli;

import com.zaxxer.hikari.HikariDataSource;
import no.bufdirreporting.standalone.postgres.DataDirectory;
import no.bufdirreporting.standalone.store.EventsAtRest;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The data of a service that does not run: its database, and as few of its beans as a command needs. */
final class StoppedService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private StoppedService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @throws CannotRunException if there is no such service */
    static StoppedService open(Installation installation) {
        return open(installation, StoppedServiceBeans.class);
    }

    /** @param beans further ones */
    static StoppedService open(Installation installation, Class<?> beans) {
        var service = new StoppedService(new SpringApplicationBuilder(beans)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .initializers(StoppedService::requireDatabase)
                .run(installation.arguments()));
        try {
            Interruption.allow();
        } catch (RuntimeException stopping) {
            service.close();
            throw stopping;
        }
        return service;
    }

    /** A service creates what is missing; a command must not, whoever has mistyped a path. */
    private static void requireDatabase(ConfigurableApplicationContext context) {
        var directory = DataDirectory.of(context.getEnvironment());
        if (!directory.isUsed()) {
            throw new CannotRunException("There is no data directory of this service at %s. Name one with --data-dir."
                    .formatted(directory.path()));
        }
    }

    HikariDataSource readModel() {
        return context.getBean(HikariDataSource.class);
    }

    EventsAtRest events() {
        return EventsAtRest.in(BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                context.getBeanFactory(), HikariDataSource.class, "events"));
    }

    /** The mapper of the service's answers. */
    JsonMapper json() {
        return context.getBean(JsonMapper.class);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        Interruption.forbid();
        context.close();
    }
}
