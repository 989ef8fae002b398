package no.bufdirreporting.platform.query.processing;

import java.util.Map;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The segments that this node works on. Axon keeps the status of a segment that failed here even if another node has
 * claimed it since.
 */
@Component
public class OwnSegments {

    private final SegmentClaims claims;
    private final String self;

    OwnSegments(SegmentClaims claims, NodeId self) {
        this.claims = claims;
        this.self = self.toString();
    }

    /** The status of each segment of a processor, without those that other nodes have claimed. */
    public Map<Integer, EventTrackerStatus> of(StreamingEventProcessor processor) {
        var all = processor.processingStatus();
        if (all.values().stream().noneMatch(EventTrackerStatus::isErrorState)) {
            return all;
        }
        try {
            var claimed = claims.of(processor.getName());
            return all.entrySet().stream()
                    .filter(it -> !it.getValue().isErrorState() || !isElsewhere(claimed.get(it.getKey())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (DataAccessException unavailable) {
            return all;
        }
    }

    private boolean isElsewhere(SegmentClaims.@Nullable Claim claim) {
        return claim != null && claim.owner() != null && !claim.owner().equals(self);
    }
}
