package no.bufdirreporting.operation.query;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import no.bufdirreporting.audit.trail.AuditProcessors;
import no.bufdirreporting.audit.trail.TrailWaiter;
import no.bufdirreporting.operation.query.ProcessorList.Processor;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import no.bufdirreporting.platform.query.processing.OwnSegments;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Reads the state of the event processors: of this node from memory, of the others from the table of tokens. The trail's
 * processor writes down which are paused, so it cannot be paused itself.
 */
@Component
@ConditionalOnWebApplication
record Processors(
        EventProcessingConfiguration processing,
        SegmentClaims claims,
        OwnSegments own,
        StoredEvents events,
        TrailWaiter trail,
        PausedProcessors pauses) {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private static final String STANDS_STILL = "An event cannot be handled; the log of the node says why.";

    ProcessorList list() {
        pauses.refresh();
        long head = events.head();
        return new ProcessorList(
                head,
                processing.eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(it -> processor((StreamingEventProcessor) it, head))
                        .sorted(Comparator.comparing(Processor::name))
                        .toList());
    }

    /** @throws ProblemException 404 for an unknown processor, 409 for that of the trail */
    void requirePausable(String name) {
        if (processing.eventProcessor(name, StreamingEventProcessor.class).isEmpty()) {
            throw ProblemException.notFound("not-found", "There is no processor '%s'.".formatted(name));
        }
        if (name.equals(AuditProcessors.TRAIL)) {
            throw ProblemException.conflict(
                    "processor-not-pausable",
                    "'%s' writes down who pauses what, so it is never paused.".formatted(name));
        }
    }

    /** Waits until no node has a segment of the processor. A node that hangs keeps its claims for a few seconds. */
    Processor awaitStopped(String name) {
        trail.await();
        long end = System.nanoTime() + STOPS_WITHIN.toNanos();
        while (isClaimed(name)
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted()) {
            pause();
        }
        return of(name);
    }

    private boolean isClaimed(String name) {
        return claims.of(name).values().stream().anyMatch(it -> it.owner() != null);
    }

    /** Waits until all nodes can know that it is not paused any more. */
    Processor awaitResumed(String name) {
        trail.await();
        return of(name);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Processor of(String name) {
        return list().data().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Processor processor(StreamingEventProcessor processor, long head) {
        var here = own.of(processor);
        return new Processor(
                processor.getName(),
                pauses.of(processor.getName()).orElse(null),
                claims.of(processor.getName()).values().stream()
                        .sorted(Comparator.comparing(SegmentClaims.Claim::segment))
                        .map(it -> segment(it, here, head))
                        .toList());
    }

    private static Segment segment(SegmentClaims.Claim claim, Map<Integer, EventTrackerStatus> here, long head) {
        @Nullable EventTrackerStatus status = here.get(claim.segment());
        long stored = claim.token() == null ? 0 : claim.token().position().orElse(0);
        long reached = status == null
                ? stored
                : Math.max(stored, status.getCurrentPosition().orElse(0));
        return new Segment(
                claim.segment(),
                claim.owner(),
                reached,
                Math.max(0, head - reached),
                status != null && status.isErrorState() ? STANDS_STILL : null);
    }
}
