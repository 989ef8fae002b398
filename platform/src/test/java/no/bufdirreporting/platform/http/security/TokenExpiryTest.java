package no.bufdirreporting.platform.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenExpiryTest {

    private static final Instant NOW = Instant.parse("2026-03-26T11:15:00Z");

    @Test
    void aTokenIsGoodUntilItsEnd() {
        assertThat(TokenExpiry.left(NOW.plusSeconds(90), NOW)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aTokenThatIsAcceptedAfterItsEndIsGoodUntilTheLeewayEnds() {
        assertThat(TokenExpiry.left(NOW.minusSeconds(50), NOW)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void withoutATokenThereIsNoEnd() {
        assertThat(TokenExpiry.left()).isEmpty();
    }
}
