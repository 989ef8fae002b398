package no.bufdirreporting.platform.command;

import java.util.concurrent.TimeUnit;
import no.bufdirreporting.platform.axon.ClassNamedEventsException;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reads the first event at the start: aggregates would ignore events that are stored under class names. */
@Component
@Order(0)
class EventNamesCheck implements ApplicationRunner {

    private static final int SECONDS_TO_READ = 10;

    private final StartupCommands startup;
    private final EventStore events;

    EventNamesCheck(StartupCommands startup, EventStore events) {
        this.startup = startup;
        this.events = events;
    }

    /** @throws ClassNamedEventsException which stops the start */
    @Override
    public void run(ApplicationArguments arguments) {
        startup.retry(this::typeOfFirstEvent);
    }

    private Class<?> typeOfFirstEvent() {
        var head = events.createHeadToken();
        if (head == null || head.position().orElse(0) < 1) {
            return Void.class;
        }
        try (var stream = events.openStream(null)) {
            if (!stream.hasNextAvailable(SECONDS_TO_READ, TimeUnit.SECONDS)) {
                throw StoreUnavailableException.unreadable(null);
            }
            return stream.nextAvailable().getPayloadType();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", stopping);
        }
    }
}
