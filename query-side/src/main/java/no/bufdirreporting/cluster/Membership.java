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
 * This node among those that share the read model. A connection that it keeps is its membership: PostgreSQL tells the nodes
 * of each other, passes on what they say, and forgets a node as soon as its connection ends, however it ended.
 */
@Component
class Membership implements Leadership, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Membership.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final int LISTEN_MILLIS = 500;
    private static final int SILENCE_MILLIS = 10_000;

    private final CountDownLatch looked = new CountDownLatch(1);

    private final Outage outage = new Outage(log, "The other nodes cannot be heard");
    private final HikariDataSource database;
    private final String id;
    private final List<NodeTask> tasks;
    private volatile boolean leading;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    /** @param migrated what tasks look at must be there */
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

    /** Before anything is projected, and until nothing is any more. */
    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS - 1;
    }

    /** Waits for the first look, without which nothing is projected; not for long, as the database may be away. */
    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("membership").daemon().start(this::run);
        try {
            if (!looked.await(FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
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
                    belong(connection);
                } finally {
                    leading = false;
                    // What it listens to and what it is called must not go back to the pool.
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

    private void belong(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
        var session = new MemberSession(connection, id);
        var notifications = connection.unwrap(PGConnection.class);
        long next = System.nanoTime();
        while (running) {
            if (System.nanoTime() - next >= 0) {
                look(session);
                next = System.nanoTime() + PAUSE.toNanos();
            }
            for (var notification : notifications.getNotifications(LISTEN_MILLIS)) {
                tasks.forEach(task -> attempt(task, () -> task.heard(notification.getParameter())));
            }
        }
    }

    private void look(MemberSession session) throws SQLException {
        var members = session.members();
        leading = leading || session.tryToLead();
        tasks.forEach(task -> attempt(task, () -> task.look(members, leading)));
        outage.worked();
        looked.countDown();
    }

    /** One that fails must not cost the node its place among the others. */
    private void attempt(NodeTask task, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            log.warn("{} failed, and is tried again", task.getClass().getSimpleName(), failed);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
