package no.bufdirreporting.platform.command;

import no.bufdirreporting.platform.axon.ClassNamedEventsException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reads the first event at the start: aggregates would ignore events that are stored under class names. */
@Component
@Order(0)
class EventNamesCheck implements ApplicationRunner {

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
        if (events.createHeadToken() == null) {
            return Void.class;
        }
        try (var stream = events.openStream(null)) {
            return stream.nextAvailable().getPayloadType();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", stopping);
        }
    }
}
