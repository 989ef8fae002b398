package no.bufdirreporting.standalone.transfer;

import io.axoniq.axonserver.grpc.event.Event;
import java.util.ArrayList;
import no.bufdirreporting.standalone.store.EventsAtRest;

/**
 * Copies all events to Axon Server in the order of their positions, so that position {@code n} there is position
 * {@code n + 1} here. Begun again, it goes on where it was broken off, once it has seen that what is there already is what
 * it would copy. Events that Axon Server would not keep as they are, it refuses to copy.
 */
public final class EventsCopy {

    private static final int BATCH = 500;
    private static final int BATCH_BYTES = 1 << 20;

    private final EventsAtRest source;
    private final AxonServerTarget target;
    private final Listener listener;

    /** Who hears how far it has come. */
    public interface Listener {

        /** @param position up to which {@code step} has been done */
        void progress(Step step, long position, long end);
    }

    /** What takes time. */
    public enum Step {
        /** What is in the target already is compared with the source. */
        COMPARING,
        COPYING,
        /** Everything is read back. */
        VERIFYING
    }

    /**
     * What was copied and read back.
     *
     * @param events in the source and in the target
     * @param copied how many of them by this run
     * @param eventsPerSecond while they were copied; 0 if none were
     * @param sourceHash over ids, aggregates, sequences, times, types, revisions, payloads and metadata in order
     * @param targetHash the same of what was read back
     */
    public record Outcome(long events, long copied, long eventsPerSecond, String sourceHash, String targetHash) {}

    public EventsCopy(EventsAtRest source, AxonServerTarget target, Listener listener) {
        this.source = source;
        this.target = target;
        this.listener = listener;
    }

    /** @throws TransferRefusedException if it cannot be done, or if the target has other events */
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
                        "There are %d events at %s and %d here: event %d there is not from here."
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

    /** Somebody else may have written there meanwhile. */
    private void requireNoMore(AxonServerEvents there) {
        long count = there.count();
        if (count != source.count()) {
            throw TransferRefusedException.different(
                    "There are %d events at %s now and %d here: somebody else writes there, and event %d is not from here."
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

    /** Side by side, so that the first event that differs can be named. */
    private Compared compare(AxonServerEvents there, long count, Step step) {
        var compared = new Compared(new EventsDigest(), new EventsDigest());
        var here = new SourceEvents(source.stored(), 0);
        try (var reading = there.read()) {
            for (long position = 0; position < count; position++) {
                var wanted = here.next();
                var found = reading.next();
                if (!found.equals(wanted)) {
                    throw TransferRefusedException.different(
                            "Event %d at %s is %s, and event %d here is %s: the target has other events."
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
