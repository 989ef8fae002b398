package no.bufdirreporting.standalone.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that stores events: whatever has queued up while it was storing makes the next transaction. */
final class EventWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final Duration REFUSE_AFTER = Duration.ofSeconds(1);
    private static final Duration UNKNOWN_AFTER = Duration.ofSeconds(30);
    private static final Duration DRAIN = Duration.ofSeconds(45);
    private static final long RETRY_MILLIS = 100;
    private static final int ATTEMPTS = 5;

    private final HikariDataSource dataSource;
    private final AppendQueue queue;
    private final Tail tail;
    private final Thread thread =
            Thread.ofPlatform().name("event-writer").daemon().unstarted(this::run);
    private WriterSession session;

    EventWriter(HikariDataSource dataSource, AppendQueue queue, Tail tail) {
        this.dataSource = dataSource;
        this.queue = queue;
        this.tail = tail;
        try {
            session = WriterSession.open(dataSource);
            tail.moveTo(session.lastPosition());
        } catch (SQLException e) {
            throw new EventStoreException("The event store can't be opened", e);
        }
        thread.start();
    }

    private void run() {
        for (List<Append> group = queue.take(); !group.isEmpty(); group = queue.take()) {
            try {
                store(group);
            } catch (RuntimeException | Error e) {
                LOG.error("The event writer failed", e);
                group.forEach(append -> append.failed(StoreUnavailableException.unknown(e)));
                recover(List.of(), e);
            }
        }
        session.close();
    }

    private void store(List<Append> group) {
        List<Append> open = group;
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            try {
                settle(open, session.write(open, tail.position()));
                return;
            } catch (SQLException e) {
                LOG.warn("The event writer lost its connection: {}", e.getMessage());
                open = recover(open, e);
                if (attempt == ATTEMPTS) {
                    open.forEach(append -> append.failed(StoreUnavailableException.down(e)));
                    return;
                }
            }
        }
    }

    private void settle(List<Append> group, WriterSession.Written written) {
        tail.moveTo(written.position());
        for (Append append : group) {
            SQLException refused = written.refused().get(append);
            if (refused == null) {
                append.stored();
            } else {
                append.failed(Refusal.of(append, refused));
            }
        }
    }

    /** Gets a new connection, however long it takes, and returns those appends of which it knows they aren't stored. */
    private List<Append> recover(List<Append> group, Throwable cause) {
        List<Append> open = group;
        long lost = System.nanoTime();
        session.close();
        while (true) {
            try {
                session = WriterSession.open(dataSource);
                List<Append> missing = missing(open);
                if (queue.refuses()) {
                    LOG.info("The event store is reachable again");
                }
                queue.accept();
                return missing;
            } catch (SQLException | RuntimeException e) {
                session.close();
                long gone = System.nanoTime() - lost;
                if (gone > REFUSE_AFTER.toNanos() || queue.closed()) {
                    refuse(e);
                }
                if (queue.closed() || gone > UNKNOWN_AFTER.toNanos()) {
                    open.forEach(append -> append.failed(StoreUnavailableException.unknown(cause)));
                    open = List.of();
                }
                if (queue.closed()) {
                    return open;
                }
                Pause.millis(RETRY_MILLIS);
            }
        }
    }

    private void refuse(Exception cause) {
        if (!queue.refuses()) {
            LOG.error("The event store is unreachable, commands are refused: {}", cause.getMessage());
        }
        queue.refuse(cause);
    }

    private List<Append> missing(List<Append> group) throws SQLException {
        long position = session.lastPosition();
        List<Append> missing = new ArrayList<>();
        List<Append> stored = new ArrayList<>();
        for (Append append : group) {
            (session.has(append) ? stored : missing).add(append);
        }
        tail.moveTo(position);
        stored.forEach(Append::stored);
        return missing;
    }

    /** Stores what was accepted, then ends. */
    @Override
    public void close() {
        queue.close();
        try {
            if (!thread.join(DRAIN)) {
                LOG.error("The event writer did not end in {} s", DRAIN.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
