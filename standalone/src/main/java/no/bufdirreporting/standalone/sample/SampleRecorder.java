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
import org.springframework.stereotype.Component;

/** Sends the commands of the sample, and waits for the runs that they trigger. */
@Component
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

    boolean isDone(Step step) {
        return events.lastSequenceNumberFor(step.aggregateId()).orElse(-1L) >= step.lastSequence();
    }

    /** Takes the steps in order. Returns when they can be read. */
    void record(List<Step> steps, SampleClock clock) throws InterruptedException {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int next = 0; next < steps.size(); ) {
                var together = new ArrayList<Callable<Void>>();
                do {
                    Step step = steps.get(next++);
                    together.add(() -> {
                        record(step, clock);
                        return null;
                    });
                } while (together.size() < AT_ONCE
                        && next < steps.size()
                        && steps.get(next - 1).isActivity()
                        && steps.get(next).isActivity());
                for (var sent : senders.invokeAll(together)) {
                    sent.get();
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        readYourWrites.await(steps.getLast().aggregateId(), steps.getLast().lastSequence());
    }

    /** Takes one step. */
    void record(Step step, SampleClock clock) throws InterruptedException {
        clock.begin(step);
        try {
            provenance.during(() -> commands.send(step.command()));
            if (step.ends() != null) {
                awaitFigures(step);
            }
        } finally {
            clock.end(step);
        }
    }

    private void awaitFigures(Step step) throws InterruptedException {
        while (true) {
            var latest = latest(step);
            if (latest.getPayload() instanceof RunEnded ended) {
                if (!(ended instanceof RunCompleted)) {
                    throw new IllegalStateException("A run of %s failed: %s".formatted(step.aggregateId(), ended));
                }
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private DomainEventMessage<?> latest(Step step) {
        DomainEventMessage<?> latest = null;
        for (var stored = events.readEvents(step.aggregateId()); stored.hasNext(); ) {
            latest = stored.next();
        }
        if (latest == null) {
            throw new IllegalStateException(step.aggregateId() + " has no events");
        }
        return latest;
    }
}
