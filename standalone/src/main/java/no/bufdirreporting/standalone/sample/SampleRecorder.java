package no.bufdirreporting.standalone.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.command.StartupCommands;
import no.bufdirreporting.run.RunCompleted;
import no.bufdirreporting.run.RunEnded;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Sends the commands of the sample, and waits for the runs that they trigger. */
class SampleRecorder {

    /** The actor of all events of the sample. */
    static final String ACTOR = "sample";

    /** Activities that are recorded at the same time share the commits of the event store. */
    private static final int AT_ONCE = 32;

    private static final long PAUSE_MILLIS = 5;

    private final StartupCommands commands;
    private final EventStore events;
    private final ReadYourWrites readYourWrites;
    private final Provenance provenance = new Provenance(ACTOR, Provenance.newCorrelation());

    SampleRecorder(StartupCommands commands, EventStore events, ReadYourWrites readYourWrites) {
        this.commands = commands;
        this.events = events;
        this.readYourWrites = readYourWrites;
    }

    boolean isDone(TimedCommand timed) {
        return events.lastSequenceNumberFor(timed.aggregateId()).orElse(-1L) >= timed.lastSequence();
    }

    /** Sends the commands in order. Returns when their events can be read. */
    void record(List<TimedCommand> all, SampleClock clock) throws InterruptedException {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int next = 0; next < all.size(); ) {
                var together = new ArrayList<Callable<Void>>();
                do {
                    TimedCommand timed = all.get(next++);
                    together.add(() -> {
                        record(timed, clock);
                        return null;
                    });
                } while (together.size() < AT_ONCE
                        && next < all.size()
                        && all.get(next - 1).isActivity()
                        && all.get(next).isActivity());
                for (var sent : senders.invokeAll(together)) {
                    sent.get();
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        readYourWrites.await(all.getLast().aggregateId(), all.getLast().lastSequence());
    }

    /** Sends one command. If it triggers a run, returns when that has ended. */
    void record(TimedCommand timed, SampleClock clock) throws InterruptedException {
        clock.begin(timed);
        try {
            provenance.during(() -> commands.send(timed.command()));
            if (timed.ends() != null) {
                awaitFigures(timed);
            }
        } finally {
            clock.end(timed);
        }
    }

    private void awaitFigures(TimedCommand timed) throws InterruptedException {
        while (true) {
            var latest = latest(timed);
            if (latest.getPayload() instanceof RunEnded ended) {
                if (!(ended instanceof RunCompleted)) {
                    throw new IllegalStateException("A run of %s failed: %s".formatted(timed.aggregateId(), ended));
                }
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private DomainEventMessage<?> latest(TimedCommand timed) {
        DomainEventMessage<?> latest = null;
        for (var stored = events.readEvents(timed.aggregateId()); stored.hasNext(); ) {
            latest = stored.next();
        }
        if (latest == null) {
            throw new IllegalStateException(timed.aggregateId() + " has no events");
        }
        return latest;
    }
}
