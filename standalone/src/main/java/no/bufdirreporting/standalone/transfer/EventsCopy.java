package no.bufdirreporting.standalone.transfer;

import io.axoniq.axonserver.grpc.event.Event;
import java.util.ArrayList;
import no.bufdirreporting.standalone.store.EventsAtRest;

/**
 * Copies all events to Axon Server in the order of their positions: the event at position {@code n + 1} here gets index
 * {@code n} there. A repeated copy first checks that the existing events are the same, then continues. Events that Axon
 * Server cannot store without a loss are refused.
 */
public final class EventsCopy {

    private static final int BATCH = 500;
    private static final int BATCH_BYTES = 1 << 20;

    private final EventsAtRest source;
    private final AxonServerTarget target;
    private final Listener listener;

    /** Receives the progress. */
    public interface Listener {

        /** @param position the position that {@code step} has reached */
        void progress(Step step, long position, long end);
    }

    /** The steps of a copy. */
    public enum Step {
        /** Compares the existing events of the target with the source. */
        COMPARING,
        COPYING,
        /** Reads all events back and compares them. */
        VERIFYING
    }

    /**
     * The result of a copy.
     *
     * @param events the number of events in the source and in the target
     * @param copied the number of events copied by this run
     * @param eventsPerSecond the speed of copying; 0 if nothing was copied
     * @param sourceHash the hash over ids, aggregates, sequences, times, types, revisions, payloads and metadata in order
     * @param targetHash the same hash over the events read back
     */
    public record Outcome(long events, long copied, long eventsPerSecond, String sourceHash, String targetHash) {}

    public EventsCopy(EventsAtRest source, AxonServerTarget target, Listener listener) {
        this.source = source;
        this.target = target;
        this.listener = listener;
    }

    /** @throws TransferRefusedException if the events cannot be copied, or if the target has other events */
    public Outcome run() {
        if (!source.gapless()) {
            throw TransferRefusedException.impossible(
                    "The positions of the events have gaps, which would close in the target; audit verify names the first.");
        }
        try (var there = new AxonServerEvents(target)) {
            long before = there.count();
            if (before > source.count()) {
                compare(there, source.count(), Step.COMPARING);
                throw TransferRefusedException.different(
                        "There are %s events at %s and %s here: event %s there is not from here."
                                .formatted(before, target, source.count(), source.count()));
            }
            var same = compare(there, before, Step.COMPARING);
            if (before == source.count()) {
                requireNoMore(there);
                return same.outcome(0, 0);
            }
            long start = System.nanoTime();
            copy(there, before);
            long copied = source.count() - before;
            long speed = copied * 1_000_000_000 / Math.max(1, System.nanoTime() - start);
            var verified = compare(there, source.count(), Step.VERIFYING);
            requireNoMore(there);
            return verified.outcome(copied, speed);
        }
    }

    /** Another client may have written to the target meanwhile. */
    private void requireNoMore(AxonServerEvents there) {
        long count = there.count();
        if (count != source.count()) {
            throw TransferRefusedException.different(
                    "There are %s events at %s now and %s here: somebody else writes there, and event %s is not from here."
                            .formatted(count, target, source.count(), source.count()));
        }
    }

    private void copy(AxonServerEvents there, long done) {
        var here = new SourceEvents(source.stored(), done);
        long position = done;
        while (position < source.count()) {
            var batch = new ArrayList<Event>(BATCH);
            for (int bytes = 0; batch.size() < BATCH && bytes < BATCH_BYTES && position < source.count(); position++) {
                var event = here.next();
                batch.add(event);
                bytes += event.getSerializedSize();
            }
            there.append(batch);
            listener.progress(Step.COPYING, position, source.count());
        }
    }

    private record Compared(EventsDigest here, EventsDigest there) {

        Outcome outcome(long copied, long speed) {
            return new Outcome(there.count(), copied, speed, here.hex(), there.hex());
        }
    }

    /** Compares event by event, so that the first different event can be named. */
    private Compared compare(AxonServerEvents there, long count, Step step) {
        var compared = new Compared(new EventsDigest(), new EventsDigest());
        var here = new SourceEvents(source.stored(), 0);
        try (var reading = there.read()) {
            for (long position = 0; position < count; position++) {
                var wanted = here.next();
                var found = reading.next();
                if (!found.equals(wanted)) {
                    throw TransferRefusedException.different(
                            "Event %s at %s is %s, and event %s here is %s: the target has other events."
                                    .formatted(position, target, name(found), position + 1, name(wanted)));
                }
                compared.here().add(wanted);
                compared.there().add(found);
                if (position % BATCH == 0) {
                    listener.progress(step, position, count);
                }
            }
            listener.progress(step, count, count);
        }
        return compared;
    }

    private static String name(Event event) {
        return "%s (%s)"
                .formatted(event.getMessageIdentifier(), event.getPayload().getType());
    }
}
