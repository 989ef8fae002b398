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
import no.bufdirreporting.platform.query.position.Claims;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Spreads the read model's segments over the nodes: by itself each takes what is free, and gives back nothing. A node that
 * has two more than another one leaves one to it, a second at a time; what a dead node had is freed by the one that leads.
 */
@Component
class SegmentBalance implements NodeTask {

    private static final Logger log = LoggerFactory.getLogger(SegmentBalance.class);

    /** Long enough for another node to take it. */
    private static final Duration RELEASE = Duration.ofSeconds(5);

    /** How often a node must have been missing in a row to be dead. */
    private static final int ABSENCES = 3;

    /** For how long nothing is left to others after nobody wanted it. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Deque<Set<String>> seen = new ArrayDeque<>();
    private final EventProcessingConfiguration processing;
    private final Claims claims;
    private final SoleProjector sole;
    private final String self;
    private @Nullable Integer released;
    private long releasedAt;
    private long quietUntil = System.nanoTime();

    SegmentBalance(EventProcessingConfiguration processing, Claims claims, SoleProjector sole, NodeId self) {
        this.processing = processing;
        this.claims = claims;
        this.sole = sole;
        this.self = self.toString();
    }

    @Override
    public void look(Set<String> members, boolean leading) {
        seen.addLast(members);
        if (seen.size() > ABSENCES) {
            seen.removeFirst();
            if (leading) {
                freeWhatTheDeadHave();
            }
        }
        if (sole.somebodyIsAlone()) {
            // It is to have them all, and what it takes did not come back.
            released = null;
        } else if (members.size() > 1) {
            leaveOneToWhoHasLess(members);
        }
    }

    /** A living one may have lost its connection, and be back in a moment. */
    private void freeWhatTheDeadHave() {
        int freed = claims.releaseAllBut(
                seen.stream().flatMap(Set::stream).distinct().toList());
        if (freed > 0) {
            log.info("{} segments of nodes that are gone can be taken over", freed);
        }
    }

    private void leaveOneToWhoHasLess(Set<String> members) {
        var all = claims.of(ReadModel.PROCESSOR).values();
        var counts = all.stream()
                .filter(it -> it.owner() != null)
                .map(Claims.Claim::owner)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long least = members.stream()
                .mapToLong(it -> counts.getOrDefault(it, 0L))
                .min()
                .orElse(0);
        boolean allTaken = all.stream().allMatch(it -> it.owner() != null);
        if (wasTakenByAnother(all)) {
            released = null;
        }
        if (allTaken && cameBack(all)) {
            quietUntil = System.nanoTime() + QUIET.toNanos();
            released = null;
        }
        // While something is free, or being given back, somebody is about to take it.
        if (allTaken
                && released == null
                && System.nanoTime() - quietUntil > 0
                && counts.getOrDefault(self, 0L) > least + 1) {
            all.stream()
                    .filter(it -> self.equals(it.owner()))
                    .max(Comparator.comparing(Claims.Claim::segment))
                    .ifPresent(it -> release(it.segment()));
        }
    }

    /** What comes back after that does so because the other one is gone. */
    private boolean wasTakenByAnother(Collection<Claims.Claim> all) {
        return released != null
                && all.stream()
                        .anyMatch(it -> it.segment() == released && it.owner() != null && !self.equals(it.owner()));
    }

    /** Nobody took what was left, in all the time that this node kept off it: a node may be there and not be able to project. */
    private boolean cameBack(Collection<Claims.Claim> all) {
        return released != null
                && System.nanoTime() - releasedAt > RELEASE.toNanos()
                && all.stream().anyMatch(it -> it.segment() == released && self.equals(it.owner()));
    }

    private void release(int segment) {
        released = segment;
        releasedAt = System.nanoTime();
        log.info("Leaving segment {} to another node", segment);
        processing
                .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                .ifPresent(it -> it.releaseSegment(segment, RELEASE.toSeconds(), TimeUnit.SECONDS));
    }
}
