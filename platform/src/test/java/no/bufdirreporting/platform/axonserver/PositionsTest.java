package no.bufdirreporting.platform.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.junit.jupiter.api.Test;

class PositionsTest {

    @Test
    void firstEventHasPositionOne() {
        assertThat(Positions.ofServer(new GlobalSequenceTrackingToken(0))).isEqualTo(token(1));
        assertThat(Positions.forServer(token(1))).isEqualTo(new GlobalSequenceTrackingToken(0));
    }

    @Test
    void positionBeforeTheFirstEventHasNoToken() {
        assertThat(Positions.ofServer(null)).isNull();
        assertThat(Positions.forServer(null)).isNull();
        assertThat(Positions.forServer(token(0))).isNull();
    }

    @Test
    void replayTokenIsConvertedAtItsCurrentPosition() {
        var replay = ReplayToken.createReplayToken(token(10), token(4));

        assertThat(Positions.forServer(replay)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void tokenOfAnotherKindOfStoreIsRefused() {
        var foreign = GapAwareTrackingToken.newInstance(4, List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> Positions.forServer(foreign));
    }

    private static GlobalSequenceTrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }
}
