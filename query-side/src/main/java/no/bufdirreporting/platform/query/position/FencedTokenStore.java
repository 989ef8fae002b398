package no.bufdirreporting.platform.query.position;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import no.bufdirreporting.platform.query.position.SegmentClaims.Claim;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;

/**
 * Axon's token store, with a fence: a token is stored only under the epoch with which this process has claimed the
 * segment. A process that was suspended for longer than its claim fails in the transaction of its batch, so its rows are
 * rolled back, even if the segment has been released since or another process has the same id.
 */
public final class FencedTokenStore implements TokenStore {

    private record Key(String processor, int segment) {}

    private final Map<Key, Claim> held = new ConcurrentHashMap<>();
    private final SegmentClaims claims;
    private final String owner;

    public FencedTokenStore(SegmentClaims claims, String owner) {
        this.claims = claims;
        this.owner = owner;
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        initializeTokenSegments(processor, segments, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        if (!claims.create(processor, segments, initial)) {
            throw new UnableToClaimTokenException("Processor %s has segments already".formatted(processor));
        }
    }

    @Override
    public int[] fetchSegments(String processor) {
        return claims.of(processor).keySet().stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        int[] all = fetchSegments(processor);
        var claimable = claims.claimable(processor, owner);
        return IntStream.of(all)
                .filter(claimable::contains)
                .mapToObj(id -> Segment.computeSegment(id, all))
                .toList();
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        var claim = claims.claim(processor, segment, owner)
                .orElseThrow(() -> new UnableToClaimTokenException(
                        "Another node has claimed segment %s of %s".formatted(segment, processor)));
        held.put(new Key(processor, segment), claim);
        return claim.token();
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        require(claims.store(processor, held(processor, segment), token), processor, segment);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        require(claims.extend(processor, held(processor, segment)), processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        var claim = held.remove(new Key(processor, segment));
        if (claim != null) {
            claims.release(processor, claim);
        }
    }

    private Claim held(String processor, int segment) {
        var claim = held.get(new Key(processor, segment));
        if (claim == null) {
            throw lost(processor, segment);
        }
        return claim;
    }

    private static void require(boolean done, String processor, int segment) {
        if (!done) {
            throw lost(processor, segment);
        }
    }

    private static UnableToClaimTokenException lost(String processor, int segment) {
        return new UnableToClaimTokenException(
                "The claim on segment %s of %s was lost to another node".formatted(segment, processor));
    }
}
