package no.bufdirreporting.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.processing.NodeId;
import no.bufdirreporting.platform.query.store.Outage;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * This node's membership in the cluster that shares a read model: one database connection. PostgreSQL lists the connected
 * nodes, delivers their notifications, and drops a node as soon as its connection ends. A node that hangs is silent.
 */
@Component
class Membership implements Leadership, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Membership.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration NAME_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_CHECK_TIMEOUT = Duration.ofSeconds(5);
    private static final int LISTEN_MILLIS = 500;
    private static final int NETWORK_TIMEOUT_MILLIS = 10_000;

    private final CountDownLatch firstCheck = new CountDownLatch(1);

    private final Outage outage = new Outage(log, "The other nodes cannot be heard");
    private final HikariDataSource database;
    private final NodeId id;
    private final LeaderLease lease;
    private final SegmentClaims claims;
    private final NodeTasks tasks;
    private @Nullable Connection first;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    /**
     * Takes the name, as beans that depend on this one treat the claims and jobs of an earlier process of this name as their
     * own. The node becomes a member when it starts: others give a member segments, which it must be able to claim.
     *
     * @param migrated makes sure that the tables exist that tasks read
     * @throws NodeIdInUseException which stops the start
     */
    Membership(
            DataSource database,
            NodeId id,
            LeaseTable leases,
            NodeClock clock,
            SegmentClaims claims,
            List<NodeTask> tasks,
            FlywayMigrationInitializer migrated)
            throws SQLException {
        this.database = database.unwrap(HikariDataSource.class);
        this.id = id;
        this.lease = new LeaderLease(leases, clock, id.toString(), id.prefix());
        this.claims = claims;
        this.tasks = new NodeTasks(lease, tasks);
        this.first = firstConnection();
    }

    @Override
    public boolean leads() {
        return lease.leads();
    }

    @Override
    public boolean whileLeading(Runnable work) {
        return lease.whileLeading(work);
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

    /** Waits a little, since PostgreSQL may not have noticed yet that an earlier process has ended. */
    private Connection firstConnection() throws SQLException {
        long end = System.nanoTime() + NAME_TIMEOUT.toNanos();
        while (true) {
            var connection = database.getConnection();
            try {
                new MemberSession(connection, id);
                claims.releasePredecessors(id.prefix(), id.toString());
                return connection;
            } catch (NodeIdInUseException inUse) {
                end(connection);
                if (System.nanoTime() > end) {
                    throw inUse;
                }
                pause();
            }
        }
    }

    private void run() {
        while (running) {
            try {
                var connection = first == null ? database.getConnection() : first;
                first = null;
                try {
                    serve(connection);
                } finally {
                    end(connection);
                }
            } catch (SQLException | RuntimeException lost) {
                if (running) {
                    outage.failed(lost);
                    pause();
                }
            }
        }
    }

    /** Closes it. The pool must not reuse it: it still listens and has a name of its own. */
    private void end(Connection connection) {
        database.evictConnection(connection);
    }

    private void serve(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
        var session = new MemberSession(connection, id);
        session.join();
        var notifications = connection.unwrap(PGConnection.class);
        long next = System.nanoTime();
        while (running) {
            if (System.nanoTime() - next >= 0) {
                check(session);
                next = System.nanoTime() + CHECK_INTERVAL.toNanos();
            }
            for (var notification : notifications.getNotifications(LISTEN_MILLIS)) {
                tasks.received(notification.getParameter());
            }
        }
    }

    private void check(MemberSession session) {
        tasks.check(session.members());
        outage.worked();
        firstCheck.countDown();
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
            lease.giveUp();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException | TransactionException unavailable) {
            log.debug("The lead will expire", unavailable);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
