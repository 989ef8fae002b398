package no.bufdirreporting.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import no.bufdirreporting.platform.continuity.StoreContinuity;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store in an application context with the auto-configurations of Axon and Spring Boot. */
class EventStoreWiringTest {

    @TempDir
    static Path directory;

    @Test
    void publishedEventIsHandledWithoutPolling() throws Exception {
        try (ConfigurableApplicationContext context = start()) {
            EventStore events = context.getBean(EventStore.class);
            BlockingQueue<String> handled = context.getBean(Listener.class).handled;
            publish(events, "warm-up");
            assertThat(handled.poll(20, TimeUnit.SECONDS)).isEqualTo("warm-up");
            long start = System.nanoTime();
            for (int n = 0; n < 20; n++) {
                publish(events, "event " + n);
                assertThat(handled.poll(20, TimeUnit.SECONDS)).isEqualTo("event " + n);
            }
            // Polling every 500 ms would take 5 s on average.
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(3));

            var health = context.getBean("eventStoreHealthIndicator", HealthIndicator.class)
                    .health(true);
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("head", 21L);
            assertThat(context.getBeansOfType(PlatformTransactionManager.class)).hasSize(1);
            try (var connection = context.getBean(DataSource.class).getConnection()) {
                assertThat(connection.getMetaData().getURL()).contains("currentSchema=read_model");
            }
        }
    }

    private static void publish(EventStore events, String what) {
        events.publish(GenericEventMessage.asEventMessage(new TestStore.Happened(what)));
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "bufdir.data-dir=" + directory,
                        "axon.axonserver.enabled=false",
                        "axon.serializer.general=jackson",
                        "axon.serializer.events=jackson",
                        "axon.serializer.messages=jackson",
                        "axon.update-check.disabled=true",
                        "axon.eventhandling.processors.listener.mode=pooled",
                        "management.endpoint.health.validate-group-membership=false",
                        "spring.flyway.enabled=false")
                .run();
    }

    /** Not annotated as a configuration, so that component scans of the application do not find it. */
    @EnableAutoConfiguration
    @ComponentScan("no.bufdirreporting.standalone.postgres")
    @Import({EventStoreConfiguration.class, StoreContinuity.class})
    static class Application {

        @Bean
        ObjectMapper objectMapper() {
            return JsonMapper.builder().findAndAddModules().build();
        }

        @Bean
        TokenStore tokenStore() {
            return new InMemoryTokenStore();
        }

        @Bean
        Listener listener() {
            return new Listener();
        }
    }

    @ProcessingGroup("listener")
    static class Listener {

        final BlockingQueue<String> handled = new LinkedBlockingQueue<>();

        @EventHandler
        void on(TestStore.Happened event) {
            handled.add(event.what());
        }
    }
}
