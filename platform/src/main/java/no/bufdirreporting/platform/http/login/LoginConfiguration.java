package no.bufdirreporting.platform.http.login;

import java.time.Duration;
import java.util.List;
import no.bufdirreporting.platform.http.security.AdminToken;
import no.bufdirreporting.platform.http.security.BrowserLogin;
import no.bufdirreporting.platform.setting.InvalidSettingsException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** Lets people log in if {@code spring.security.oauth2.client.registration} has a client, and callers need tokens. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "bufdir.security.mode", havingValue = "oauth2")
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class LoginConfiguration {

    /** Asks the issuer for its metadata at the first login, so that the service starts without it. */
    @Bean
    static ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties client) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(List.copyOf(
                new OAuth2ClientPropertiesMapper(client).asClientRegistrations().values())));
    }

    @Bean
    static Sessions sessions(
            AdminToken adminToken, @Value("${bufdir.security.session-lifetime:8h}") Duration lifetime) {
        byte[] key = adminToken
                .sessionKey()
                .orElseThrow(
                        () -> new InvalidSettingsException(List.of("spring.security.oauth2.client.registration needs"
                                + " bufdir.admin-token, which all processes encrypt the sessions of browsers with")));
        return new Sessions(new SealedCookie("bufdir-session", "Strict", key), lifetime);
    }

    @Bean
    static BrowserLogin browserLogin(ClientRegistrationRepository clients, Sessions sessions, AdminToken adminToken) {
        var pending =
                new SealedCookie("bufdir-login", "Lax", adminToken.sessionKey().orElseThrow());
        return new OpenIdLogin(clients, sessions, new PendingLogins(pending));
    }
}
