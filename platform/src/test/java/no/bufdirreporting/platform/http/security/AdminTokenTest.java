package no.bufdirreporting.platform.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.bufdirreporting.platform.http.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;

class AdminTokenTest {

    private static final MockEnvironment ALONE = new MockEnvironment();
    private static final MockEnvironment ONE_OF_SEVERAL = environmentWith("axonserver");

    @Test
    void theConfiguredTokenIsAccepted() {
        var token = new AdminToken(" secret ", ONE_OF_SEVERAL);
        assertThat(token.isSentBy(requestWith("secret"))).isTrue();
        assertThat(token.isSentBy(requestWith("other"))).isFalse();
        token.require(requestWith("secret"));
    }

    @Test
    void oneOfSeveralProcessesMakesNoTokenOfItsOwn() {
        var token = new AdminToken("", ONE_OF_SEVERAL);
        assertThat(token.isSentBy(requestWith(""))).isFalse();
        assertThatThrownBy(() -> token.require(requestWith("anything")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("bufdir.admin-token is not set");
    }

    @Test
    void aProcessOnItsOwnAsksForTheTokenThatItLogs() {
        assertThatThrownBy(() -> new AdminToken("", ALONE).require(requestWith("anything")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Authorization: Bearer");
    }

    private static MockEnvironment environmentWith(String profile) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        return environment;
    }

    private static MockHttpServletRequest requestWith(String token) {
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer " + token);
        return request;
    }
}
