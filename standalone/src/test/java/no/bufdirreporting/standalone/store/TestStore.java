package no.bufdirreporting.standalone.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.bufdirreporting.platform.continuity.StoreContinuity;
import no.bufdirreporting.standalone.postgres.TestDatabase;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** An event store on its own database. */
final class TestStore implements AutoCloseable {

    record Happened(String what) {}

    final HikariDataSource pool;
    final EventReader reader;
    final GroupCommitStorageEngine engine;
    final LiveEventStore events;
    final StoreContinuity continuity = new StoreContinuity();

    TestStore(int capacity, Function<HikariConfig, HikariDataSource> pools) throws SQLException {
        this(pools.apply(TestDatabase.create("events")), capacity);
    }

    private TestStore(HikariDataSource pool, int capacity) {
        this.pool = pool;
        EventStoreConfiguration.migrate(pool);
        Serializer json = serializer();
        reader = new EventReader(pool, json, json, NoOpEventUpcaster.INSTANCE, _ -> true);
        engine = new GroupCommitStorageEngine(pool, reader, capacity, continuity, () -> {});
        events = new LiveEventStore(EmbeddedEventStore.builder(), engine);
    }

    static TestStore open() throws SQLException {
        return new TestStore(EventStoreConfiguration.QUEUE_CAPACITY, HikariDataSource::new);
    }

    /** The event store on the same database after a restart. */
    TestStore reopened() {
        engine.close();
        return new TestStore(pool, EventStoreConfiguration.QUEUE_CAPACITY);
    }

    static Serializer serializer() {
        ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();
        return JacksonSerializer.builder().objectMapper(mapper).build();
    }

    static DomainEventMessage<?> event(String aggregate, long sequence) {
        return new GenericDomainEventMessage<>("Thing", aggregate, sequence, new Happened(aggregate + "/" + sequence));
    }

    static List<DomainEventMessage<?>> events(String aggregate, int number) {
        return IntStream.range(0, number)
                .<DomainEventMessage<?>>mapToObj(n -> event(aggregate, n))
                .toList();
    }

    long count(String condition) throws SQLException {
        return number("select count(*) from domain_event_entry where " + condition);
    }

    /** Whether a transaction waits for a lock of the table of events. */
    boolean waitsForTheTable() throws SQLException {
        return number("""
                select count(*) from pg_locks
                where not granted and relation = to_regclass('domain_event_entry')
                    and database = (select oid from pg_database where datname = current_database())""") > 0;
    }

    private long number(String select) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
