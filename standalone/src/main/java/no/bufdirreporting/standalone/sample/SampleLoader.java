package no.bufdirreporting.standalone.sample;

import java.io.IOException;
import java.util.List;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.command.StartupCommands;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Loads the sample into an empty event store. Its first command is sent before the reference data is loaded and tells later
 * starts that this store has the sample; all others are sent in the background once the service is ready. A start after a
 * crash goes on with the commands that are missing.
 */
@Component
@ConditionalOnBooleanProperty("bufdir.sample")
@Profile("!axonserver")
@Order(0)
class SampleLoader implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SampleLoader.class);

    private final EventStore events;
    private final CommandBus commands;
    private final SampleRecorder recorder;
    private boolean fresh;
    private @Nullable SampleClock clock;
    private @Nullable Thread loading;

    SampleLoader(EventStore events, CommandBus commands, StartupCommands startup, ReadYourWrites readYourWrites) {
        this.events = events;
        this.commands = commands;
        this.recorder = new SampleRecorder(startup, events, readYourWrites);
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        var first = Sample.first();
        fresh = isEmpty();
        if (fresh) {
            clock = SampleClock.install(commands, first.at());
            recorder.record(first, clock);
        } else if (isBegun(first)) {
            clock = SampleClock.install(commands, null);
        } else {
            log.info("The sample is not loaded: the event store has other events already");
        }
    }

    private boolean isEmpty() {
        var head = events.createHeadToken();
        return head == null || head.position().orElse(0) < 1;
    }

    private boolean isBegun(TimedCommand first) {
        var stored = events.readEvents(first.aggregateId());
        return stored.hasNext()
                && SampleRecorder.ACTOR.equals(stored.next().getMetaData().get(Provenance.ACTOR));
    }

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        var ofSample = clock;
        if (ofSample != null) {
            ofSample.started();
            loading = Thread.ofVirtual().name("sample").start(() -> load(ofSample));
        }
    }

    private void load(SampleClock ofSample) {
        long start = System.nanoTime();
        try {
            var missing = missing(Sample.read().commands());
            if (missing.isEmpty()) {
                log.info("The sample is there from an earlier start");
                return;
            }
            log.info("The sample is being loaded");
            recorder.record(missing, ofSample);
            log.info(
                    "The sample is loaded, in {} s: {} activities of org-bufdir-42 and org-1042, with their figures",
                    (System.nanoTime() - start) / 100_000_000 / 10.0,
                    missing.stream().filter(TimedCommand::isActivity).count());
        } catch (InterruptedException stopping) {
            log.info("The sample is not loaded to its end; the next start goes on");
        } catch (IOException | RuntimeException failed) {
            log.warn("The sample is not loaded to its end; the next start goes on", failed);
        } finally {
            ofSample.uninstall();
        }
    }

    private List<TimedCommand> missing(List<TimedCommand> all) {
        if (fresh) {
            return all.subList(1, all.size());
        }
        return recorder.isDone(all.getLast())
                ? List.of()
                : all.stream().filter(it -> !recorder.isDone(it)).toList();
    }

    /** Before anything that the commands need is stopped. */
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        var thread = loading;
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }
}
