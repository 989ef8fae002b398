package no.bufdirreporting.platform.nodes;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.Leadership;
import no.bufdirreporting.platform.query.NodeId;
import no.bufdirreporting.platform.query.Outage;
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
    private static final int LISTEN_MILLIS = 500;

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

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("membership").daemon().start(this::run);
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
        var session = new MemberSession(connection, id);
        var notifications = connection.unwrap(PGConnection.class);
        long next = System.nanoTime();
        while (running) {
            if (System.nanoTime() - next >= 0) {
                look(session);
                next = System.nanoTime() + PAUSE.toNanos();
            }
            for (var notification : notifications.getNotifications(LISTEN_MILLIS)) {
                tasks.forEach(task -> task.heard(notification.getParameter()));
            }
        }
    }

    private void look(MemberSession session) throws SQLException {
        var members = session.members();
        leading = leading || session.tryToLead();
        for (var task : tasks) {
            task.look(members, leading);
        }
        outage.worked();
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
