package no.bufdirreporting.platform.query.position;

import java.util.Map;
import java.util.stream.IntStream;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The position of the read model in the event store. */
@Component
public class ReadModelPosition {

    private final EventProcessingConfiguration processing;
    private final EventStore events;
    private final TokenStore tokens;
    private final SegmentClaims claims;
    private volatile int[] allSegments = {};

    ReadModelPosition(
            EventProcessingConfiguration processing, EventStore events, TokenStore tokens, SegmentClaims claims) {
        this.processing = processing;
        this.events = events;
        this.tokens = tokens;
        this.claims = claims;
    }

    /** The head token of the event store; null if it is empty. */
    public @Nullable TrackingToken head() {
        return events.createHeadToken();
    }

    /**
     * Whether every segment has projected all events up to the given head, on whichever node. This node knows its own
     * segments; for the others it reads the token table, which is updated with each batch and every second when idle.
     */
    public boolean covers(@Nullable TrackingToken head) {
        try {
            var segments = segments();
            int[] behind = IntStream.of(allSegments())
                    .filter(id -> !covers(segments.get(id), head))
                    .toArray();
            return allSegments.length > 0 && (behind.length == 0 || tokensCover(behind, head));
        } catch (DataAccessException unavailable) {
            return false;
        }
    }

    /** The same, by the stored tokens alone. */
    boolean tokensCover(@Nullable TrackingToken head) {
        try {
            return tokensCover(allSegments(), head);
        } catch (DataAccessException unavailable) {
            return false;
        }
    }

    private boolean tokensCover(int[] segments, @Nullable TrackingToken head) {
        var stored = claims.of(ReadModel.PROCESSOR);
        return IntStream.of(segments).allMatch(id -> {
            var claim = stored.get(id);
            return claim != null && claim.covers(head);
        });
    }

    /** The position up to which every segment has projected all events, on whichever node; 0 before the first event. */
    public long reached() {
        var own = segments();
        int[] all = allSegments();
        long ofOwn = own.values().stream()
                .mapToLong(it -> it.getCurrentPosition().orElse(0))
                .min()
                .orElse(Long.MAX_VALUE);
        int[] others = IntStream.of(all).filter(id -> !own.containsKey(id)).toArray();
        return all.length == 0 ? 0 : others.length == 0 ? ofOwn : Math.min(ofOwn, reachedByOthers(others));
    }

    private long reachedByOthers(int[] segments) {
        var stored = claims.of(ReadModel.PROCESSOR);
        return IntStream.of(segments)
                .mapToObj(stored::get)
                .mapToLong(it -> it == null || it.token() == null
                        ? 0
                        : it.token().position().orElse(0))
                .min()
                .orElse(0);
    }

    private Map<Integer, EventTrackerStatus> segments() {
        return processing
                .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                .orElseThrow()
                .processingStatus();
    }

    /** The segments never change, so they are read once: health must not need the database to report that it is down. */
    private int[] allSegments() {
        if (allSegments.length == 0) {
            allSegments = tokens.fetchSegments(ReadModel.PROCESSOR);
        }
        return allSegments;
    }

    private static boolean covers(@Nullable EventTrackerStatus segment, @Nullable TrackingToken head) {
        if (segment == null || segment.isErrorState()) {
            return false;
        }
        var reached = segment.getTrackingToken();
        return head == null || (reached != null && reached.covers(head));
    }
}
