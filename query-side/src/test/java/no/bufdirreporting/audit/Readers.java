package no.bufdirreporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.RunningReadModel;

/**
 * Read all the time, each on one connection with prepared statements: the latest position, which never goes back, and in one
 * transaction two tables that have to add up to the same.
 */
public final class Readers implements AutoCloseable {

    private static final int THREADS = 3;

    private final DataSource pool;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> odd = new ConcurrentLinkedQueue<>();
    private final AtomicLong reads = new AtomicLong();
    private volatile boolean stopped;

    public Readers(RunningReadModel readModel) {
        pool = readModel.bean(DataSource.class);
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofVirtual().start(this::read));
        }
    }

    private void read() {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            read(connection);
        } catch (SQLException failed) {
            odd.add(failed.toString());
        }
    }

    private void read(Connection connection) throws SQLException {
        long latest = 0;
        try (var position = connection.prepareStatement("select max(position) from figures_changed");
                var activities = connection.prepareStatement("select count(*) from activity");
                var summedUp = connection.prepareStatement("select sum(activities)::bigint from rollup_month")) {
            while (!stopped) {
                long now = number(position);
                long counted = number(activities);
                long sum = number(summedUp);
                connection.commit();
                if (now < latest || counted != sum) {
                    odd.add("position %d after %d, %d activities and a sum of %d".formatted(now, latest, counted, sum));
                }
                latest = now;
                reads.incrementAndGet();
            }
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    public void assertNothingOdd() {
        assertThat(odd).isEmpty();
        assertThat(reads.get()).isGreaterThan(100);
    }

    @Override
    public void close() {
        stopped = true;
        threads.forEach(it -> {
            try {
                it.join();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
