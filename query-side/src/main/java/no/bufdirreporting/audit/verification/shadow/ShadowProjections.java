package no.bufdirreporting.audit.verification.shadow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.Filter;
import java.time.Duration;
import no.bufdirreporting.audit.verification.recount.RecountedFigures;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import no.bufdirreporting.run.query.RunResultSender;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/**
 * The beans of a shadow read model: the same projections as the live one, without controllers and scheduled tasks. It
 * has buses of its own without other participants, so nothing leaves it. Not annotated as a configuration, so that
 * component scans of the application do not find it.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = ShadowProjections.BASE,
        excludeFilters = {
            @ComponentScan.Filter(RestController.class),
            @ComponentScan.Filter(EnableAutoConfiguration.class),
            @ComponentScan.Filter(
                    type = FilterType.ASSIGNABLE_TYPE,
                    classes = {Filter.class, RunResultSender.class, ProjectionGate.class}),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ShadowProjections.NOT_PROJECTIONS)
        })
class ShadowProjections {

    static final String BASE = "no.bufdirreporting";

    /** Events are read through the live store, so its adapters are not needed either. */
    static final String NOT_PROJECTIONS = "no\\.bufdirreporting\\.(?!"
            + "(?!audit\\.|operation\\.|platform\\.query\\.store\\.)\\w+\\.query\\.|platform\\.(axon|continuity)\\.).*";

    private static final int CONNECTIONS = 4;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);

    /** A small pool with the live pool's settings and the shadow's schema. */
    @Bean
    HikariDataSource dataSource(HikariConfig livePool, ShadowSchema schema) {
        var config = new HikariConfig();
        livePool.copyStateTo(config);
        config.setPoolName(schema.name());
        config.setSchema(schema.name());
        // A crash discards the shadow anyway, and the commit of the swap makes all earlier commits durable.
        config.setConnectionInitSql("set synchronous_commit to off");
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    @Bean
    QueryBus queryBus(QueryUpdateEmitter emitter) {
        return SimpleQueryBus.builder().queryUpdateEmitter(emitter).build();
    }

    @Bean
    RecountedFigures recountedFigures(ObjectMapper json) {
        return new RecountedFigures(json);
    }

    /** Versions are projected from the events too, so the shadow rebuilds them as well. */
    @Bean
    ShadowVersions shadowVersions(JdbcTemplate jdbc, JdbcClient client, ShadowSchema schema) {
        return ShadowVersions.in(schema.past(), jdbc, client);
    }

    @Bean
    Leadership neverLeads() {
        return () -> false;
    }

    /** Starts at the first event with a plain token instead of a replay token, so that calculators run again. */
    @Bean
    ConfigurerModule startAtFirstEvent() {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        ReadModel.PROCESSOR,
                        (configuration, processor) -> processor.initialToken(StreamableMessageSource::createTailToken));
    }
}
