package no.bufdirreporting.platform.nodes;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.Claims;
import no.bufdirreporting.platform.query.NodeId;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one node be the only one that projects into the read model, for what must not happen while others do. It is so as
 * long as that node holds a lock of the database; the others stop when they see that, and go on when it is gone, even if
 * it went with the node.
 */
@Component
public class SoleProjector implements NodeTask {

    private static final Logger log = LoggerFactory.getLogger(SoleProjector.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Any number that nobody else in the database uses as an advisory lock; its two halves are how locks are shown. */
    private static final long ALONE = 0x62756664_616C6F6EL;

    private static final String HELD = """
            select exists (
                select from pg_locks
                where locktype = 'advisory' and granted and objsubid = 1
                    and database = (select oid from pg_database where datname = current_database())
                    and classid::bigint = %d and objid::bigint = %d)""".formatted(ALONE >>> 32, ALONE & 0xFFFF_FFFFL);

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final EventProcessingConfiguration processing;
    private final Claims claims;
    private final String self;
    private volatile boolean alone;
    private boolean standingAside;

    SoleProjector(DataSource pool, JdbcClient jdbc, EventProcessingConfiguration processing, Claims claims, NodeId self)
            throws SQLException {
        this.pool = pool.unwrap(HikariDataSource.class);
        this.jdbc = jdbc;
        this.processing = processing;
        this.claims = claims;
        this.self = self.toString();
    }

    /** While it is open, no other node projects. */
    public interface Alone extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Returns when no other node projects any more.
     *
     * @throws IllegalStateException if one does not stop in time, or another node is alone already
     */
    public Alone claim() throws InterruptedException {
        Connection lock = lock();
        alone = true;
        Alone claim = () -> release(lock);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (othersProject()) {
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("Another node keeps projecting into the read model.");
                }
                Thread.sleep(PAUSE);
            }
            return claim;
        } catch (InterruptedException | RuntimeException failed) {
            claim.close();
            throw failed;
        }
    }

    private boolean othersProject() {
        return claims.of(ReadModel.PROCESSOR).values().stream()
                .anyMatch(it -> it.owner() != null && !it.owner().equals(self));
    }

    private Connection lock() {
        try {
            var connection = pool.getConnection();
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_try_advisory_lock(" + ALONE + ")")) {
                if (row.next() && row.getBoolean(1)) {
                    return connection;
                }
            }
            connection.close();
            throw new IllegalStateException("Another node has the read model for itself.");
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private void release(Connection lock) {
        alone = false;
        try (lock;
                var statement = lock.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + ALONE + ")");
        } catch (SQLException lost) {
            // Then the lock ends with the connection.
            pool.evictConnection(lock);
            log.warn("The lock that lets only this node project could not be given back", lost);
        }
    }

    @Override
    public void look(Set<String> members, boolean leading) {
        boolean another = !alone
                && members.size() > 1
                && jdbc.sql(HELD).query(Boolean.class).single();
        if (another != standingAside) {
            var processor = processing
                    .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                    .orElseThrow();
            if (another) {
                log.info("Another node needs the read model for itself: projecting stops here for a moment");
                processor.shutDown();
            } else {
                processor.start();
                log.info("Projecting goes on");
            }
            standingAside = another;
        }
    }
}
