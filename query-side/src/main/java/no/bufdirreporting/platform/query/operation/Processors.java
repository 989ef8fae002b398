package no.bufdirreporting.platform.query.operation;

import java.util.Comparator;
import java.util.Map;
import no.bufdirreporting.platform.query.operation.ProcessorList.Processor;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import no.bufdirreporting.platform.query.processing.OwnSegments;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Reads the state of the event processors: of this node from memory, of the others from the table of tokens. */
@Component
@ConditionalOnWebApplication
record Processors(EventProcessingConfiguration processing, SegmentClaims claims, OwnSegments own, StoredEvents events) {

    private static final String STANDS_STILL = "An event cannot be handled; the log of the node says why.";

    ProcessorList list() {
        long head = events.head();
        return new ProcessorList(
                head,
                processing.eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(it -> processor((StreamingEventProcessor) it, head))
                        .sorted(Comparator.comparing(Processor::name))
                        .toList());
    }

    private Processor processor(StreamingEventProcessor processor, long head) {
        var here = own.of(processor);
        return new Processor(
                processor.getName(),
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
