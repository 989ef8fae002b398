package no.bufdirreporting.standalone.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.standalone.postgres.DataDirectory;
import no.bufdirreporting.standalone.store.EventsAtRest;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The data of a stopped service: its database, and the few beans that a command needs. */
final class StoppedService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    /** For a context that only knows the settings. */
    private static final class NoBeans {}

    private StoppedService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @throws CannotRunException if the data directory has no database */
    static StoppedService open(CommonOptions options) {
        return open(options, StoppedServiceBeans.class);
    }

    /** @param beans the configuration of the command's beans */
    static StoppedService open(CommonOptions options, Class<?> beans) {
        var service = new StoppedService(new SpringApplicationBuilder(beans)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .initializers(StoppedService::requireDatabase)
                .run(options.arguments()));
        try {
            Interruption.allow();
        } catch (RuntimeException stopping) {
            service.close();
            throw stopping;
        }
        return service;
    }

    /** The data directory that the options and the configuration of the service name. */
    static DataDirectory dataDirectory(CommonOptions options) {
        try (var settings = new SpringApplicationBuilder(NoBeans.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .run(options.arguments())) {
            return DataDirectory.of(settings.getEnvironment());
        }
    }

    /** A command must not create a missing database, for example when the path is mistyped. */
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

    /** Drops the read model and renames the schema of the audit trail; returns its new name. */
    String discardReadModel() {
        String kept = AuditSchema.NAME + "_until_"
                + DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).format(LocalDateTime.now(ZoneOffset.UTC));
        var jdbc = JdbcClient.create(readModel());
        jdbc.sql("alter schema %s rename to %s".formatted(AuditSchema.NAME, kept))
                .update();
        jdbc.sql("drop schema read_model cascade").update();
        return kept;
    }

    EventsAtRest events() {
        return EventsAtRest.in(BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                context.getBeanFactory(), HikariDataSource.class, "events"));
    }

    /** The JSON mapper of the HTTP API. */
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
