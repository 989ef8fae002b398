package no.bufdirreporting.standalone.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import no.bufdirreporting.standalone.postgres.TestDatabase;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * Compares the events per second of Axon's JDBC engine and of the group commit: same PostgreSQL, same table, real fsync,
 * one event per append, alternating. Arguments: seconds per measurement (3).
 */
final class AppendBenchmark {

    private static final int[] APPENDERS = {1, 32, 128};
    private static int run;

    private AppendBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofSeconds(arguments.length == 0 ? 3 : Long.parseLong(arguments[0]));
        try (HikariDataSource alone = new HikariDataSource(TestDatabase.create("events"));
                TestStore grouped = TestStore.open()) {
            EventStoreConfiguration.migrate(alone);
            try (var connection = alone.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("alter table domain_event_entry alter global_index add generated always as identity");
            }
            var json = TestStore.serializer();
            EventReader axon = new EventReader(alone, json, json, NoOpEventUpcaster.INSTANCE, _ -> true);
            eventsPerSecond(axon::appendEvents, 32, time);
            eventsPerSecond(grouped.engine::appendEvents, 32, time);
            System.out.printf("%9s %14s %14s%n", "appenders", "Axon alone", "group commit");
            for (int appenders : APPENDERS) {
                System.out.printf(
                        "%9d %12d/s %12d/s%n",
                        appenders,
                        eventsPerSecond(axon::appendEvents, appenders, time),
                        eventsPerSecond(grouped.engine::appendEvents, appenders, time));
            }
        }
    }

    private static long eventsPerSecond(Consumer<List<? extends EventMessage<?>>> store, int appenders, Duration time) {
        int thisRun = run++;
        LongAdder stored = new LongAdder();
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < appenders; i++) {
                String aggregate = "run-" + thisRun + "-" + i;
                threads.submit(() -> {
                    for (long n = 0; System.nanoTime() - start < time.toNanos(); n++) {
                        store.accept(List.of(TestStore.event(aggregate, n)));
                        stored.increment();
                    }
                });
            }
        }
        return stored.sum() * 1_000_000_000 / (System.nanoTime() - start);
    }
}
