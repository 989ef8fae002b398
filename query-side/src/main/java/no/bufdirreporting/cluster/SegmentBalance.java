package no.bufdirreporting.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Distributes the read model's segments, as Axon claims free segments but never gives one back. A node with at least two
 * segments more than another one releases one per second; the leader releases the claims of dead nodes.
 */
@Component
class SegmentBalance implements NodeTask {

    private static final Logger log = LoggerFactory.getLogger(SegmentBalance.class);

    /** How long this node does not claim a released segment again, so that another node can. */
    private static final Duration RELEASE_TIME = Duration.ofSeconds(5);

    /** How many checks in a row must miss a node before it counts as dead. */
    private static final int CHECKS_BEFORE_DEAD = 3;

    /** How long nothing is released after no node claimed a released segment. */
    private static final Duration PAUSE_AFTER_UNCLAIMED_RELEASE = Duration.ofSeconds(30);

    private final Deque<Set<String>> recentMembers = new ArrayDeque<>();
    private final EventProcessingConfiguration processing;
    private final SegmentClaims claims;
    private final ExclusiveProjection exclusive;
    private final NodeClock clock;
    private final String self;
    private @Nullable Integer released;
    private long releasedAt;
    private long pausedUntil;

    SegmentBalance(
            EventProcessingConfiguration processing,
            SegmentClaims claims,
            ExclusiveProjection exclusive,
            NodeClock clock,
            NodeId self) {
        this.processing = processing;
        this.claims = claims;
        this.exclusive = exclusive;
        this.clock = clock;
        this.pausedUntil = clock.nanos();
        this.self = self.toString();
    }

    @Override
    public void check(Set<String> members, Leadership lead) {
        recentMembers.addLast(members);
        if (recentMembers.size() > CHECKS_BEFORE_DEAD) {
            recentMembers.removeFirst();
            lead.whileLeading(this::releaseClaimsOfDeadNodes);
        }
        if (exclusive.isClaimed()) {
            // The exclusive node gets all segments; what it claims was not returned to this node.
            released = null;
        } else if (members.size() > 1) {
            releaseSurplusSegment(members);
        }
    }

    /** Several checks, because a live node may have lost its connection for a moment. */
    private void releaseClaimsOfDeadNodes() {
        int freed = claims.releaseAllBut(
                recentMembers.stream().flatMap(Set::stream).distinct().toList());
        if (freed > 0) {
            log.info("Released {} segments of nodes that are gone", freed);
        }
    }

    private void releaseSurplusSegment(Set<String> members) {
        var all = claims.of(ReadModel.PROCESSOR).values();
        var counts = all.stream()
                .filter(it -> it.owner() != null)
                .map(SegmentClaims.Claim::owner)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long least = members.stream()
                .mapToLong(it -> counts.getOrDefault(it, 0L))
                .min()
                .orElse(0);
        boolean allClaimed = all.stream().allMatch(it -> it.owner() != null);
        if (wasClaimedByAnother(all)) {
            released = null;
        }
        if (allClaimed && wasNotClaimed(all)) {
            pausedUntil = clock.nanos() + PAUSE_AFTER_UNCLAIMED_RELEASE.toNanos();
            released = null;
        }
        // While a segment is free or being released, some node is about to claim it.
        if (allClaimed
                && released == null
                && clock.nanos() - pausedUntil > 0
                && counts.getOrDefault(self, 0L) > least + 1) {
            all.stream()
                    .filter(it -> self.equals(it.owner()))
                    .max(Comparator.comparing(SegmentClaims.Claim::segment))
                    .ifPresent(it -> release(it.segment()));
        }
    }

    /** If the segment returns after that, the other node is gone. */
    private boolean wasClaimedByAnother(Collection<SegmentClaims.Claim> all) {
        return released != null
                && all.stream()
                        .anyMatch(it -> it.segment() == released && it.owner() != null && !self.equals(it.owner()));
    }

    /** No other node claimed the segment in time: a member may be unable to project. */
    private boolean wasNotClaimed(Collection<SegmentClaims.Claim> all) {
        return released != null
                && clock.nanos() - releasedAt > RELEASE_TIME.toNanos()
                && all.stream().anyMatch(it -> it.segment() == released && self.equals(it.owner()));
    }

    private void release(int segment) {
        released = segment;
        releasedAt = clock.nanos();
        log.info("Releasing segment {} for another node", segment);
        processing
                .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                .ifPresent(it -> it.releaseSegment(segment, RELEASE_TIME.toSeconds(), TimeUnit.SECONDS));
    }
}
