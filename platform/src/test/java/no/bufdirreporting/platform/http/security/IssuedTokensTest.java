package no.bufdirreporting.platform.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.access.Scope;
import no.bufdirreporting.platform.http.security.SecurityProperties.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class IssuedTokensTest {

    private static final IssuedTokens TOKENS =
            new IssuedTokens(new SecurityProperties(Mode.OAUTH2, "org_id", Map.of("889640782", "org-1042"), List.of()));

    private static final IssuedTokens OF_MASKINPORTEN = new IssuedTokens(
            new SecurityProperties(Mode.OAUTH2, "consumer", Map.of("889640782", "org-1042"), List.of()));

    @Test
    void organizationsAreATextOrAList() {
        assertThat(organizations(TOKENS, token("org_id", "org-1"))).containsExactly("org-1");
        assertThat(organizations(TOKENS, token("org_id", List.of("org-1", "org-2"))))
                .containsExactlyInAnyOrder("org-1", "org-2");
        for (Object none : List.of("", " ", List.of(), 7, Map.of())) {
            assertThat(organizations(TOKENS, token("org_id", none)))
                    .as("%s", none)
                    .isEmpty();
        }
        assertThat(organizations(TOKENS, token("another", "org-1"))).isEmpty();
    }

    @Test
    void aConsumerIsAnOrganizationByItsNumber() {
        var consumer = Map.of("authority", "iso6523-actorid-upis", "ID", "0192:889640782");
        assertThat(organizations(OF_MASKINPORTEN, token("consumer", consumer))).containsExactly("org-1042");
        var other = Map.of("authority", "iso6523-actorid-upis", "ID", "0192:991825827");
        assertThat(organizations(OF_MASKINPORTEN, token("consumer", other))).containsExactly("991825827");
    }

    @Test
    void scopesAreATextOrAListAndOthersAreIgnored() {
        var text = token("org_id", "org-1")
                .claim("scope", "openid figures:read admin")
                .build();
        assertThat(TOKENS.convert(text).caller().scopes()).containsExactlyInAnyOrder(Scope.FIGURES_READ, Scope.ADMIN);
        var list = token("org_id", "org-1")
                .claim("scp", List.of("activities:write"))
                .build();
        assertThat(TOKENS.convert(list).caller().scopes()).containsExactly(Scope.ACTIVITIES_WRITE);
        assertThat(TOKENS.convert(token("org_id", "org-1").build()).caller())
                .isEqualTo(new Caller(Set.of(), Set.of("org-1")));
    }

    @Test
    void aTokenWithoutSubjectNamesItsClient() {
        assertThat(TOKENS.convert(token("org_id", "org-1").build()).getName()).isEqualTo("kari");
        var client =
                token("client_id", "system-7").claims(it -> it.remove("sub")).build();
        assertThat(TOKENS.convert(client).getName()).isEqualTo("system-7");
        for (String name : List.of("admin", "Anonymous", "system", "a\u202Eb", "")) {
            var reserved = token("org_id", "org-1").subject(name).build();
            assertThatThrownBy(() -> TOKENS.convert(reserved)).isInstanceOf(InvalidBearerTokenException.class);
        }
    }

    private static @Nullable Set<String> organizations(IssuedTokens tokens, Jwt.Builder token) {
        return tokens.convert(token.build()).caller().organizations();
    }

    private static Jwt.Builder token(String claim, Object value) {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject("kari")
                .claim(claim, value);
    }
}
