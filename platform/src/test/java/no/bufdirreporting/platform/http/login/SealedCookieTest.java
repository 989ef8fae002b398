package no.bufdirreporting.platform.http.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SealedCookieTest {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final SealedCookie cookie = new SealedCookie("test", "Strict", key(1));

    @Test
    void claimsAreReadAgain() {
        assertThat(cookie.read(request("test", sealed(cookie, LIFETIME))))
                .map(JWTClaimsSet::getSubject)
                .contains("kari");
    }

    @Test
    void browserKeepsItFromScriptsAndOtherSites() {
        var response = new MockHttpServletResponse();
        cookie.set(response, claims(), LIFETIME, true);
        assertThat(response.getHeader("Set-Cookie"))
                .contains("; Path=/; Max-Age=3600;", "; Secure", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("kari");
        cookie.remove(response, true);
        assertThat(response.getHeaders("Set-Cookie").getLast()).startsWith("test=; Path=/; Max-Age=0;");
    }

    @Test
    void whatIsNotOfThisServiceIsNotRead() {
        String value = sealed(cookie, LIFETIME);
        assertThat(cookie.read(new MockHttpServletRequest())).isEmpty();
        assertThat(read(value.substring(1))).isEmpty();
        assertThat(read(value.substring(0, value.length() - 2) + "AA")).isEmpty();
        assertThat(read("nonsense")).isEmpty();
        assertThat(read(sealed(new SealedCookie("test", "Strict", key(2)), LIFETIME)))
                .isEmpty();
        assertThat(read(sealed(new SealedCookie("other", "Strict", key(1)), LIFETIME)))
                .isEmpty();
    }

    @Test
    void itExpires() {
        assertThat(read(sealed(cookie, Duration.ofSeconds(-1)))).isEmpty();
    }

    @Test
    void whatBrowsersWouldDropIsRefused() {
        var long4k = claims().claim("text", "x".repeat(4_000));
        assertThatThrownBy(() -> cookie.set(new MockHttpServletResponse(), long4k, LIFETIME, true))
                .isInstanceOf(SealedCookie.TooLongException.class);
    }

    private Optional<JWTClaimsSet> read(String value) {
        return cookie.read(request("test", value));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().subject("kari");
    }

    private static String sealed(SealedCookie cookie, Duration lifetime) {
        var response = new MockHttpServletResponse();
        cookie.set(response, claims(), lifetime, false);
        String header = response.getHeader("Set-Cookie");
        return header.substring(header.indexOf('=') + 1, header.indexOf(';'));
    }

    private static MockHttpServletRequest request(String name, String value) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(name, value));
        return request;
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }
}
