package no.bufdirreporting.platform.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AdminTokenTest {

    private static final MockEnvironment ALONE = new MockEnvironment();
    private static final MockEnvironment ONE_OF_SEVERAL = environmentWith("axonserver");

    @Test
    void theConfiguredTokenIsAccepted() {
        var token = new AdminToken(" secret ", ONE_OF_SEVERAL);
        assertThat(token.is("secret")).isTrue();
        assertThat(token.is("other")).isFalse();
        assertThat(token.isSet()).isTrue();
    }

    @Test
    void oneOfSeveralProcessesMakesNoTokenOfItsOwn() {
        var token = new AdminToken("", ONE_OF_SEVERAL);
        assertThat(token.is("")).isFalse();
        assertThat(token.isSet()).isFalse();
        assertThat(token.ticketKey()).isEmpty();
    }

    @Test
    void aProcessOnItsOwnAsksForTheTokenThatItLogs() {
        var token = new AdminToken("", ALONE);
        assertThat(token.isSet()).isTrue();
        assertThat(token.is("")).isFalse();
        assertThat(token.is("anything")).isFalse();
    }

    @Test
    void ticketsAreSignedAlikeByProcessesWithTheSameToken() {
        var key = new AdminToken("secret", ALONE).ticketKey();
        assertThat(new AdminToken("secret", ONE_OF_SEVERAL).ticketKey())
                .hasValueSatisfying(it -> assertThat(it).isEqualTo(key.orElseThrow()));
        assertThat(new AdminToken("other", ONE_OF_SEVERAL).ticketKey())
                .hasValueSatisfying(it -> assertThat(it).isNotEqualTo(key.orElseThrow()));
    }

    private static MockEnvironment environmentWith(String profile) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        return environment;
    }
}
