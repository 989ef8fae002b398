package no.bufdirreporting.standalone.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import no.bufdirreporting.platform.continuity.LostEvents;
import no.bufdirreporting.platform.continuity.StoreContinuity;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The single thread that stores events. Appends queued during one transaction form the next one. */
final class EventWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventWriter.class);
    private static final Duration REFUSE_APPENDS_AFTER = Duration.ofSeconds(1);
    private static final Duration FAIL_OPEN_APPENDS_AFTER = Duration.ofSeconds(30);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(45);
    private static final long RETRY_MILLIS = 100;
    private static final int ATTEMPTS = 5;

    private final HikariDataSource dataSource;
    private final AppendQueue queue;
    private final StoreHead head;
    private final RecentEvents recent;
    private final StoreContinuity continuity;
    private final Thread thread =
            Thread.ofPlatform().name("event-writer").daemon().unstarted(this::run);
    private WriterSession session;

    /** The id of the event at the head; null if the store is empty. */
    private @Nullable String last;

    EventWriter(
            HikariDataSource dataSource,
            AppendQueue queue,
            StoreHead head,
            RecentEvents recent,
            StoreContinuity continuity) {
        this.dataSource = dataSource;
        this.queue = queue;
        this.head = head;
        this.recent = recent;
        this.continuity = continuity;
        try {
            session = WriterSession.open(dataSource);
            head.moveTo(session.lastPosition());
            last = session.eventAt(head.position());
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
                log.error("The event writer failed", e);
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
                complete(open, session.write(open, head.position()));
                return;
            } catch (SQLException e) {
                log.warn("The event writer lost its connection: {}", e.getMessage());
                open = recover(open, e);
                if (attempt == ATTEMPTS) {
                    open.forEach(append -> append.failed(StoreUnavailableException.down(e)));
                    return;
                }
            }
        }
    }

    private void complete(List<Append> group, WriterSession.Written written) {
        recent.add(
                group.stream()
                        .filter(append -> !written.failures().containsKey(append))
                        .flatMap(append -> append.rows().stream())
                        .toList(),
                written.position());
        head.moveTo(written.position());
        for (Append append : group) {
            SQLException failure = written.failures().get(append);
            if (failure == null) {
                last = append.rows().getLast().eventId();
                append.stored();
            } else {
                append.failed(AppendFailure.of(append, failure));
            }
        }
    }

    /** Reconnects, however long it takes, and returns the appends that are known not to be stored. */
    private List<Append> recover(List<Append> group, Throwable cause) {
        List<Append> open = group;
        long lost = System.nanoTime();
        session.close();
        while (true) {
            try {
                session = WriterSession.open(dataSource);
                requireSameStore();
                List<Append> missing = missing(open);
                if (queue.refuses()) {
                    log.info("The event store is reachable again");
                }
                queue.accept();
                return missing;
            } catch (SQLException | RuntimeException e) {
                session.close();
                long elapsed = System.nanoTime() - lost;
                if (elapsed > REFUSE_APPENDS_AFTER.toNanos() || queue.closed()) {
                    refuse(e);
                }
                if (queue.closed() || elapsed > FAIL_OPEN_APPENDS_AFTER.toNanos()) {
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
            log.error("The event store is unreachable, commands are refused: {}", cause.getMessage());
        }
        queue.refuse(cause);
    }

    /** A PostgreSQL that lost what it had confirmed, or another one in its place, must not be appended to. */
    private void requireSameStore() throws SQLException {
        String expected = last;
        if (expected != null) {
            String found = session.eventAt(head.position());
            if (!expected.equals(found)) {
                continuity.lost(this, new LostEvents(head.position(), expected, found));
                throw new IllegalStateException("The event store has lost events");
            }
            continuity.intact(this);
        }
    }

    private List<Append> missing(List<Append> group) throws SQLException {
        long position = session.lastPosition();
        List<Append> missing = new ArrayList<>();
        List<Append> stored = new ArrayList<>();
        for (Append append : group) {
            (session.has(append) ? stored : missing).add(append);
        }
        recent.clear();
        head.moveTo(position);
        last = session.eventAt(position);
        stored.forEach(Append::stored);
        return missing;
    }

    /** Stores all accepted appends, then ends. */
    @Override
    public void close() {
        queue.close();
        try {
            if (!thread.join(DRAIN_TIMEOUT)) {
                log.error("The event writer did not end in {} s", DRAIN_TIMEOUT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
