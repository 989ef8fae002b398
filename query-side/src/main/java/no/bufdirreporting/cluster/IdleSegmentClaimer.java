package no.bufdirreporting.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.stereotype.Component;

/**
 * Claims segments that no node works on. After a failure Axon waits up to a minute before it claims a segment again, so
 * reads would lag behind long after an outage is over.
 */
@Component
class IdleSegmentClaimer implements NodeTask {

    /** The checks in a row that must find a segment idle; it is idle for a moment when it moves to another node. */
    private static final int CHECKS_BEFORE_CLAIM = 3;

    private final Map<String, Map<Integer, Integer>> idleChecks = new HashMap<>();
    private final EventProcessingConfiguration processing;
    private final SegmentClaims claims;
    private final String self;

    IdleSegmentClaimer(EventProcessingConfiguration processing, SegmentClaims claims, NodeId self) {
        this.processing = processing;
        this.claims = claims;
        this.self = self.toString();
    }

    @Override
    public void check(Set<String> members, Leadership lead) {
        processing.eventProcessors().values().forEach(it -> {
            if (it instanceof StreamingEventProcessor processor && processor.isRunning()) {
                check(processor);
            }
        });
    }

    private void check(StreamingEventProcessor processor) {
        var before = idleChecks.getOrDefault(processor.getName(), Map.of());
        var now = new HashMap<Integer, Integer>();
        for (var claim : claims.of(processor.getName()).values()) {
            if (isIdle(claim, processor)) {
                int times = before.getOrDefault(claim.segment(), 0) + 1;
                now.put(claim.segment(), times);
                // Not on every check, because the claim may be in progress.
                if (times % CHECKS_BEFORE_CLAIM == 0) {
                    processor.claimSegment(claim.segment());
                }
            }
        }
        idleChecks.put(processor.getName(), now);
    }

    /** A segment is also idle if this node owns the claim without working on it, as after an outage of the database. */
    private boolean isIdle(SegmentClaims.Claim claim, StreamingEventProcessor processor) {
        if (claim.owner() == null) {
            return true;
        }
        var status = processor.processingStatus().get(claim.segment());
        return claim.owner().equals(self) && (status == null || status.isErrorState());
    }
}
