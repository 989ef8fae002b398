package no.bufdirreporting.platform.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** Actor and request id of requests, and responses that are aborted. */
@HttpTest
class ProvenanceTest {

    @Autowired
    private Client client;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "nonsense"
            })
    void invalidTraceParentIsIgnored(String traceParent) {
        var answer = client.get("/api/v1/things/figures", "traceparent", traceParent, "X-Request-Id", "r-1");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("r-1");
    }

    @Test
    void laterTraceParentVersionMayHaveFurtherFields() {
        String later = "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more";
        assertThat(client.get("/api/v1/things/figures", "traceparent", later)
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void anInvalidActorIsReported() {
        var refused = client.get("/api/v1/things/figures", "X-Actor", "x".repeat(201));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"X-Actor\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", ""})
    void anInvalidRequestIdIsReplaced(String id) {
        var answer = client.get("/api/v1/things/figures", "X-Request-Id", id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .hasValueSatisfying(it -> assertThat(it).isNotEqualTo(id).isNotEmpty());
    }

    @Test
    void anActorInIso8859IsReadToo() {
        var request = new MockHttpServletRequest();
        request.addHeader(Actor.HEADER, "bruker-ø");
        assertThat(HeaderText.text(request, Actor.HEADER, new FieldErrors())).isEqualTo("bruker-ø");
    }

    @Test
    void spellingsThatLookTheSameAreOneActor() {
        assertThat(HeaderText.text(requestWith("\u00A0ka\u030Are"), Actor.HEADER, new FieldErrors()))
                .isEqualTo("kåre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%61pi/v1/things/figures", "/api;x/v1/things/figures", "/api;x=y/v1;z/things/figures"})
    void provenanceIsSetForAnySpellingOfThePath(String path) {
        var answer = client.get(path, "X-Request-Id", "r-2", "X-Actor", "kari");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("r-2");
        assertThat(client.get(path, "X-Actor", "system").body()).contains("must not be one of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kåre Ås", "user-07", "李雷"})
    void printableActorIsAccepted(String name) {
        var errors = new FieldErrors();
        assertThat(HeaderText.text(requestWith(name), Actor.HEADER, errors)).isEqualTo(name);
        assertThat(errors.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u202Eb", "a\u0000b", "a\u200Bb"})
    void invisibleCharactersInTheActorAreRejected(String name) {
        var errors = new FieldErrors();
        assertThat(HeaderText.text(requestWith(name), Actor.HEADER, errors)).isNull();
        assertThat(errors.contains(Actor.HEADER)).isTrue();
    }

    /** As Tomcat decodes UTF-8 bytes of a client. */
    private static MockHttpServletRequest requestWith(String name) {
        var request = new MockHttpServletRequest();
        request.addHeader(Actor.HEADER, new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        return request;
    }

    @Test
    void abortedResponseIsNotTakenAsComplete() {
        assertThatThrownBy(() -> client.get("/api/v1/things/broken-off")).hasRootCauseInstanceOf(IOException.class);
    }
}
