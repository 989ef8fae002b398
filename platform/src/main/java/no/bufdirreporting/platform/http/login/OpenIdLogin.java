package no.bufdirreporting.platform.http.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import no.bufdirreporting.platform.http.security.BrowserLogin;
import no.bufdirreporting.platform.http.security.IssuedIdentities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.web.client.RestClient;

/** Login by OpenID Connect: authorization code with PKCE. It ends at the page, logged in or with the reason. */
record OpenIdLogin(ClientRegistrationRepository clients, Sessions sessions, PendingLogins pending)
        implements BrowserLogin {

    private static final Logger log = LoggerFactory.getLogger(OpenIdLogin.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String PAGE = "/";
    private static final String FAILED = "/?login=failed";

    @Override
    public void configure(HttpSecurity http, IssuedIdentities identities) throws Exception {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(
                clients, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login.clientRegistrationRepository(clients)
                        .authorizedClientRepository(new NewSessions(sessions, identities))
                        .loginPage(PAGE)
                        .authorizationEndpoint(
                                it -> it.authorizationRequestResolver(requests).authorizationRequestRepository(pending))
                        .tokenEndpoint(it -> it.accessTokenResponseClient(tokenClient()))
                        // The tokens tell all that is needed.
                        .userInfoEndpoint(
                                it -> it.oidcUserService(user -> new DefaultOidcUser(List.of(), user.getIdToken())))
                        .successHandler((request, response, who) -> redirect(response, request, PAGE))
                        .failureHandler(OpenIdLogin::fail)
                        .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                            @Override
                            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                                filter.setAuthenticationFailureHandler(OpenIdLogin::fail);
                                return filter;
                            }
                        }))
                .addFilterBefore(new SessionFilter(sessions), AnonymousAuthenticationFilter.class)
                .csrf(it -> it.csrfTokenRepository(sessions)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(sessions::protects));
    }

    /** As Spring's own, but it does not wait for ever for an issuer that is silent. */
    private static RestClientAuthorizationCodeTokenResponseClient tokenClient() {
        var http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(PATIENCE);
        http.setReadTimeout(PATIENCE);
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(http)
                .configureMessageConverters(it ->
                        it.registerDefaults().addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private static void fail(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        log.warn("A login failed: {}", String.valueOf(failure.getMessage()));
        redirect(response, request, FAILED);
    }

    /** To a path, not to a whole address, which a proxy in front might have another name for. */
    private static void redirect(HttpServletResponse response, HttpServletRequest request, String path) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + path);
    }
}
