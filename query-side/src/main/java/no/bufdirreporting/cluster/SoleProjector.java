package no.bufdirreporting.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.position.Claims;
import no.bufdirreporting.platform.query.processing.NodeId;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one node be the only one that projects into the read model, for what must not happen while others do. It is so as
 * long as that node holds a lock of the database; the others stop when they see that, and go on when it is gone, even if
 * it went with the node. Whatever else has stopped the processor, it is started again here.
 */
@Component
public class SoleProjector implements NodeTask {

    private static final Logger log = LoggerFactory.getLogger(SoleProjector.class);

    /** Twice the time in which each node looks: until then one may be about to take a segment that is free. */
    private static final Duration QUIET = Duration.ofMillis(2500);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final EventProcessingConfiguration processing;
    private final ProjectionGate gate;
    private final Claims claims;
    private final String self;

    /** Held by who starts or stops the processor. */
    private final ReentrantLock processor = new ReentrantLock();

    private volatile @Nullable SoleLock lock;
    private volatile boolean others;
    private volatile boolean closing;
    private boolean standingAside;
    private boolean wasRunning;

    SoleProjector(
            DataSource pool,
            JdbcClient jdbc,
            EventProcessingConfiguration processing,
            ProjectionGate gate,
            Claims claims,
            NodeId self)
            throws SQLException {
        this.pool = pool.unwrap(HikariDataSource.class);
        this.jdbc = jdbc;
        this.processing = processing;
        this.gate = gate;
        this.claims = claims;
        this.self = self.toString();
        // Until it has been looked whether another node is alone.
        gate.permit(false);
    }

    /** While it is open, no other node projects. */
    public interface Alone extends AutoCloseable {

        /**
         * Stops projecting here too, does something, and goes on from the tokens that are there then.
         *
         * @throws IllegalStateException if others may project again, because the lock was lost
         */
        void whileStopped(Runnable work);

        @Override
        void close();
    }

    /** Where no node projects anyway. */
    public static final Alone NOBODY_ELSE = new Alone() {
        @Override
        public void whileStopped(Runnable work) {
            work.run();
        }

        @Override
        public void close() {}
    };

    /**
     * Returns when no other node projects any more.
     *
     * @throws IllegalStateException if one does not stop in time, or another node is alone already
     */
    public Alone claim() throws InterruptedException {
        var held = SoleLock.take(pool, taken -> lock = taken);
        if (held == null) {
            throw new IllegalStateException("Another node has the read model for itself.");
        }
        var alone = new Claimed(held);
        try {
            awaitOthers();
            return alone;
        } catch (InterruptedException | RuntimeException failed) {
            alone.close();
            throw failed;
        }
    }

    private void awaitOthers() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long quietSince = System.nanoTime();
        while (others && System.nanoTime() - quietSince < QUIET.toNanos()) {
            long now = System.nanoTime();
            if (othersProject()) {
                quietSince = now;
            }
            if (now - end > 0) {
                throw new IllegalStateException("Another node keeps projecting into the read model.");
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean othersProject() {
        return claims.of(ReadModel.PROCESSOR).values().stream()
                .anyMatch(it -> it.owner() != null && !it.owner().equals(self));
    }

    private final class Claimed implements Alone {

        private final SoleLock held;

        private Claimed(SoleLock held) {
            this.held = held;
        }

        @Override
        public void whileStopped(Runnable work) {
            processor.lock();
            try {
                processor().shutDown();
                held.requireHeld();
                work.run();
            } finally {
                try {
                    processor().start();
                } catch (RuntimeException later) {
                    log.warn("Projecting could not go on yet; it will be tried again", later);
                } finally {
                    processor.unlock();
                }
            }
        }

        @Override
        public void close() {
            held.giveBack();
            lock = null;
        }
    }

    /** Whether this node, or another one, has the read model for itself. */
    boolean somebodyIsAlone() {
        return lock != null || standingAside;
    }

    @Override
    public void look(Set<String> members, boolean leading) {
        others = members.size() > 1;
        var own = lock;
        boolean another = SoleLock.isHeldByAnother(jdbc, own);
        // A job that has it just now says itself when to go on.
        if (!closing && processor.tryLock()) {
            try {
                apply(another);
            } finally {
                processor.unlock();
            }
        }
    }

    private void apply(boolean another) {
        gate.permit(!another);
        if (another && !standingAside) {
            log.info("Another node needs the read model for itself: projecting stops here for a moment");
            processor().shutdownAsync();
        } else if (!another && standingAside) {
            log.info("Projecting goes on");
        }
        standingAside = another;
        boolean running = processor().isRunning();
        if (!another && !running && wasRunning) {
            processor().start();
        }
        wasRunning |= running;
    }

    /** From now on nobody is to start again what is being stopped. */
    @EventListener
    void stopping(ContextClosedEvent closed) {
        closing = true;
    }

    private StreamingEventProcessor processor() {
        return processing
                .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                .orElseThrow();
    }
}
