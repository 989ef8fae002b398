package no.bufdirreporting.standalone.sample;

import java.io.IOException;
import java.util.List;
import no.bufdirreporting.platform.axon.Provenance;
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
 * Loads the sample into an empty event store. Its first step is taken before the reference data is loaded and tells later
 * starts that this store has the sample; all others are taken in the background once the service is ready. A start after
 * a crash goes on with the steps that are missing.
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
    private List<Step> missing = List.of();
    private @Nullable SampleClock clock;
    private @Nullable Thread loading;

    SampleLoader(EventStore events, CommandBus commands, SampleRecorder recorder) {
        this.events = events;
        this.commands = commands;
        this.recorder = recorder;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        var steps = Sample.read().steps();
        var first = steps.getFirst();
        boolean empty = isEmpty();
        if (!empty && !isBegun(first)) {
            log.info("The sample is not loaded: the event store has other events already");
        } else if (!empty && recorder.isDone(steps.getLast())) {
            log.info("The sample is there from an earlier start");
        } else {
            clock = SampleClock.install(commands, first.at());
            recorder.record(first, clock);
            missing = empty
                    ? steps.subList(1, steps.size())
                    : steps.stream().filter(it -> !recorder.isDone(it)).toList();
        }
    }

    private boolean isEmpty() {
        var head = events.createHeadToken();
        return head == null || head.position().orElse(0) < 1;
    }

    private boolean isBegun(Step first) {
        var stored = events.readEvents(first.aggregateId());
        return stored.hasNext()
                && SampleRecorder.ACTOR.equals(stored.next().getMetaData().get(Provenance.ACTOR));
    }

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        var sampleClock = clock;
        if (sampleClock != null) {
            sampleClock.started();
            log.info("The sample is being loaded");
            loading = Thread.ofVirtual().name("sample").start(() -> load(sampleClock));
        }
    }

    private void load(SampleClock sampleClock) {
        long start = System.nanoTime();
        try {
            recorder.record(missing, sampleClock);
            log.info(
                    "The sample is loaded, in {} s: {} activities of org-bufdir-42 and org-1042, with their figures",
                    (System.nanoTime() - start) / 100_000_000 / 10.0,
                    missing.stream().filter(Step::isActivity).count());
        } catch (InterruptedException stopping) {
            log.info("The sample is not loaded to its end; the next start goes on");
        } catch (RuntimeException failed) {
            log.warn("The sample is not loaded to its end; the next start with bufdir.sample goes on", failed);
        } finally {
            sampleClock.uninstall();
        }
    }

    /** Before anything that the steps need is stopped. */
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        var thread = loading;
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }
}
