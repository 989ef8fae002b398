package no.bufdirreporting.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.processing.NodeId;
import no.bufdirreporting.platform.query.store.Outage;
import org.axonframework.lifecycle.Phase;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This node's membership in the cluster that shares a read model: one database connection. PostgreSQL lists the connected
 * nodes, delivers their notifications, and drops a node as soon as its connection ends.
 */
@Component
class Membership implements Leadership, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Membership.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration FIRST_CHECK_TIMEOUT = Duration.ofSeconds(5);
    private static final int LISTEN_MILLIS = 500;
    private static final int NETWORK_TIMEOUT_MILLIS = 10_000;

    private final CountDownLatch firstCheck = new CountDownLatch(1);

    private final Outage outage = new Outage(log, "The other nodes cannot be heard");
    private final HikariDataSource database;
    private final String id;
    private final List<NodeTask> tasks;
    private volatile boolean leading;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    /** @param migrated makes sure that the tables exist that tasks read */
    Membership(DataSource database, NodeId id, List<NodeTask> tasks, FlywayMigrationInitializer migrated)
            throws SQLException {
        this.database = database.unwrap(HikariDataSource.class);
        this.id = id.toString();
        this.tasks = tasks;
    }

    @Override
    public boolean leads() {
        return leading;
    }

    /** Starts before the event processors and stops after them. */
    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS - 1;
    }

    /** Waits for the first check, before which nothing is projected; not long, as the database may be unreachable. */
    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("membership").daemon().start(this::run);
        try {
            if (!firstCheck.await(FIRST_CHECK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("The other nodes cannot be heard yet");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                var connection = database.getConnection();
                try {
                    serve(connection);
                } finally {
                    leading = false;
                    // The pool must not reuse it: it still listens and has a name of its own.
                    database.evictConnection(connection);
                    connection.close();
                }
            } catch (SQLException | RuntimeException lost) {
                if (running) {
                    outage.failed(lost);
                    pause();
                }
            }
        }
    }

    private void serve(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
        var session = new MemberSession(connection, id);
        var notifications = connection.unwrap(PGConnection.class);
        long next = System.nanoTime();
        while (running) {
            if (System.nanoTime() - next >= 0) {
                check(session);
                next = System.nanoTime() + CHECK_INTERVAL.toNanos();
            }
            for (var notification : notifications.getNotifications(LISTEN_MILLIS)) {
                tasks.forEach(task -> attempt(task, () -> task.received(notification.getParameter())));
            }
        }
    }

    private void check(MemberSession session) {
        var members = session.members();
        leading = leading || session.tryToLead();
        tasks.forEach(task -> attempt(task, () -> task.check(members, leading)));
        outage.worked();
        firstCheck.countDown();
    }

    /** A failing task must not end the membership. */
    private void attempt(NodeTask task, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            log.warn("{} failed, and is tried again", task.getClass().getSimpleName(), failed);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(CHECK_INTERVAL);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(CHECK_INTERVAL);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
