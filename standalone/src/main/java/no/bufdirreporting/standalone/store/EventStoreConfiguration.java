package no.bufdirreporting.standalone.store;

import com.zaxxer.hikari.HikariDataSource;
import no.bufdirreporting.platform.continuity.StoreContinuity;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.standalone.postgres.StorageCheck;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** The event store in PostgreSQL, used instead of Axon Server. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@Profile("!axonserver")
class EventStoreConfiguration {

    /** The maximum number of queued events: some hundred milliseconds of work for the writer. */
    static final int QUEUE_CAPACITY = 4096;

    @Bean
    GroupCommitStorageEngine eventStorageEngine(
            @Qualifier("events") HikariDataSource events,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            StoreContinuity continuity,
            StorageCheck storage,
            Configuration axon) {
        migrate(events);
        EventReader reader =
                new EventReader(events, eventSerializer, serializer, axon.upcasterChain(), axon.snapshotFilter());
        return new GroupCommitStorageEngine(events, reader, QUEUE_CAPACITY, continuity, storage::requireStorable);
    }

    /** Not a bean: a second Flyway bean would stop Spring Boot from migrating the read model. */
    static void migrate(HikariDataSource events) {
        Flyway.configure()
                .dataSource(events)
                .schemas("events")
                .locations("classpath:db/events")
                .load()
                .migrate();
    }

    @Bean({"eventBus", "eventStore"})
    LiveEventStore eventStore(GroupCommitStorageEngine engine, Configuration axon) {
        EmbeddedEventStore.Builder builder = EmbeddedEventStore.builder()
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class));
        return new LiveEventStore(builder, engine);
    }

    @Bean
    StoredEvents storedEvents(@Qualifier("events") HikariDataSource events, GroupCommitStorageEngine engine) {
        return new JdbcStoredEvents(events, engine::head);
    }

    @Bean
    HealthIndicator eventStoreHealthIndicator(GroupCommitStorageEngine engine) {
        return () -> (engine.available() ? Health.up() : Health.down())
                .withDetail("head", engine.head())
                .build();
    }
}
