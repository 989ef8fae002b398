package no.bufdirreporting.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.bufdirreporting.platform.query.position.Claims;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.stereotype.Component;

/**
 * Has processors take what nobody works on. One that failed leaves its segments and waits longer after each failure, up to a
 * minute, before it looks for any again: after an outage reads would be behind for as long, though nothing is amiss any more.
 */
@Component
class PromptClaims implements NodeTask {

    /** How often a segment must have been left in a row: for a moment it is whenever it moves from one node to another. */
    private static final int LOOKS = 3;

    private final Map<String, Map<Integer, Integer>> looks = new HashMap<>();
    private final EventProcessingConfiguration processing;
    private final Claims claims;
    private final String self;

    PromptClaims(EventProcessingConfiguration processing, Claims claims, NodeId self) {
        this.processing = processing;
        this.claims = claims;
        this.self = self.toString();
    }

    @Override
    public void look(Set<String> members, boolean leading) {
        processing.eventProcessors().values().forEach(it -> {
            if (it instanceof StreamingEventProcessor processor && processor.isRunning()) {
                look(processor);
            }
        });
    }

    private void look(StreamingEventProcessor processor) {
        var before = looks.getOrDefault(processor.getName(), Map.of());
        var now = new HashMap<Integer, Integer>();
        for (var claim : claims.of(processor.getName()).values()) {
            if (isLeft(claim, processor)) {
                int times = before.getOrDefault(claim.segment(), 0) + 1;
                now.put(claim.segment(), times);
                // Not at once again: the claim may be under way.
                if (times % LOOKS == 0) {
                    processor.claimSegment(claim.segment());
                }
            }
        }
        looks.put(processor.getName(), now);
    }

    /** Ours, too, if the processor does not work on it: it could not give it back while the database was away. */
    private boolean isLeft(Claims.Claim claim, StreamingEventProcessor processor) {
        if (claim.owner() == null) {
            return true;
        }
        var status = processor.processingStatus().get(claim.segment());
        return claim.owner().equals(self) && (status == null || status.isErrorState());
    }
}
