package no.bufdirreporting.audit.verification.shadow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.Filter;
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
 * The beans of a read model of its own beside the live one: the same projections, without web and schedules. Nothing leaves
 * it: its buses are its own, and nobody listens on them. Not annotated as a configuration, so that only those find it who
 * ask for it.
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
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ShadowProjections.NEITHER_QUERIES_NOR_CONVENTIONS)
        })
class ShadowProjections {

    static final String BASE = "no.bufdirreporting";
    static final String NEITHER_QUERIES_NOR_CONVENTIONS =
            "no\\.bufdirreporting\\.(?!(?!audit\\.)\\w+\\.query\\.|platform\\.axon\\.).*";

    private static final int CONNECTIONS = 4;

    /** The live read model's pool again, small, and with another schema in sight. */
    @Bean
    HikariDataSource dataSource(HikariConfig livePool, ShadowSchema schema) {
        var config = new HikariConfig();
        livePool.copyStateTo(config);
        config.setPoolName(schema.name());
        config.setSchema(schema.name());
        // Nothing here outlives a crash anyway; and the commit that swaps makes durable what was committed before it.
        config.setConnectionInitSql("set synchronous_commit to off");
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

    /** What auditors are told of the past is as much a reading of the events as what clients are told of the present. */
    @Bean
    ShadowVersions shadowVersions(JdbcTemplate jdbc, JdbcClient client, ShadowSchema schema) {
        return ShadowVersions.in(schema.past(), jdbc, client);
    }

    @Bean
    Leadership nobodyLeads() {
        return () -> false;
    }

    /** By a plain token and not as a replay, so that runs are counted again. */
    @Bean
    ConfigurerModule fromTheFirstEvent() {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        ReadModel.PROCESSOR,
                        (configuration, processor) -> processor.initialToken(StreamableMessageSource::createTailToken));
    }
}
