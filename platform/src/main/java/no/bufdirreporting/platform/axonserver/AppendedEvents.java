package no.bufdirreporting.platform.axonserver;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import no.bufdirreporting.platform.continuity.LostEvents;
import no.bufdirreporting.platform.continuity.StoreContinuity;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The latest events that this process has appended to Axon Server. After a lost connection nothing is appended until the
 * server is known to have them still: a server that was killed, or restored from a backup, may have lost them.
 */
@Component
@Profile("axonserver")
class AppendedEvents implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AppendedEvents.class);

    /** Appends overlap, so the last one to return need not be the last one stored. */
    private static final int REMEMBERED = 32;

    /** Shorter than any restart of a server. */
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(250);

    private record Appended(String aggregateId, long sequence, String eventId) {}

    private final AxonServerConnectionManager connections;
    private final StoreContinuity continuity;
    private final Deque<Appended> latest = new ArrayDeque<>();
    private volatile boolean verified = true;
    private volatile Thread thread = new Thread();
    private volatile boolean running;

    AppendedEvents(AxonServerConnectionManager connections, StoreContinuity continuity) {
        this.connections = connections;
        this.continuity = continuity;
    }

    /** @throws StoreUnavailableException if the server has lost events, or that is not known yet */
    void requireVerified() {
        if (!verified || continuity.isBroken()) {
            throw StoreUnavailableException.down(null);
        }
    }

    /** Remembers events that are being appended, once that has succeeded. */
    void remember(List<? extends EventMessage<?>> events) {
        if (events.getLast() instanceof DomainEventMessage<?> last) {
            var appended = new Appended(last.getAggregateIdentifier(), last.getSequenceNumber(), last.getIdentifier());
            CurrentUnitOfWork.ifStarted(unitOfWork -> afterCommit(unitOfWork, appended));
        }
    }

    private void afterCommit(UnitOfWork<?> unitOfWork, Appended appended) {
        unitOfWork.afterCommit(committed -> {
            synchronized (latest) {
                latest.addLast(appended);
                if (latest.size() > REMEMBERED) {
                    latest.removeFirst();
                }
            }
        });
    }

    private void run() {
        while (running) {
            try {
                check();
            } catch (RuntimeException away) {
                log.debug("The latest events will be looked for again", away);
            }
            try {
                Thread.sleep(CHECK_INTERVAL);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void check() {
        if (!connections.isConnected(connections.getDefaultContext())) {
            verified = false;
        } else if (!verified) {
            verified = hasAll();
        }
    }

    private boolean hasAll() {
        List<Appended> expected;
        synchronized (latest) {
            expected = List.copyOf(latest);
        }
        for (var each : expected) {
            String found = stored(each);
            if (!each.eventId().equals(found)) {
                continuity.lost(this, new LostEvents(0, each.eventId(), found));
                return false;
            }
        }
        continuity.intact(this);
        return true;
    }

    private @Nullable String stored(Appended event) {
        var stream = connections
                .getConnection()
                .eventChannel()
                .openAggregateStream(event.aggregateId(), event.sequence(), event.sequence() + 1);
        try {
            return stream.hasNext() ? stream.next().getMessageIdentifier() : null;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw StoreUnavailableException.unreadable(stopping);
        } finally {
            stream.cancel();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("appended-events").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
