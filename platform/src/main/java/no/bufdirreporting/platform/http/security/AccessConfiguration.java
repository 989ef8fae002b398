package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.platform.setting.InvalidSettingsException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Spring Security's filters: whose token a request has, and whether that allows it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecurityProperties.class, OAuth2ResourceServerProperties.class})
@Import({AdminToken.class, AccessRules.class, OpenModeNotice.class, WatchTickets.class})
public class AccessConfiguration {

    @Bean
    static SecurityFilterChain accessChain(
            HttpSecurity http,
            AdminToken adminToken,
            AccessRules rules,
            SecurityProperties security,
            OAuth2ResourceServerProperties resourceServer,
            ObjectProvider<BrowserLogin> login,
            HandlerExceptionResolver handlerExceptionResolver)
            throws Exception {
        var issued = new IssuedTokens(security);
        var issuer = issuer(security, resourceServer.getJwt(), issued);
        var tokens = new BearerTokens(adminToken, issuer);
        var problems = new AccessProblems(rules, adminToken, handlerExceptionResolver);
        var bearer = new BearerTokenAuthenticationFilter(tokens, tokens);
        bearer.setAuthenticationEntryPoint(problems);
        bearer.setAuthenticationFailureHandler(problems);
        http.addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((authentication, request) -> new AuthorizationDecision(
                                rules.of(request.getRequest()).permits(rules.caller(authentication.get())))))
                .exceptionHandling(it -> it.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Tokens are sent by scripts, never by a browser itself. BrowserLogin enables it for its cookie.
                .csrf(AbstractHttpConfigurer::disable)
                // ContentRules has them.
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
        var browserLogin = login.getIfAvailable();
        if (issuer != null && browserLogin != null) {
            browserLogin.configure(http, new IssuedIdentities(issuer, issued));
        }
        return http.build();
    }

    private static @Nullable AuthenticationProvider issuer(
            SecurityProperties security, OAuth2ResourceServerProperties.Jwt jwt, IssuedTokens issued) {
        if (security.isOpen()) {
            return null;
        }
        var missing = new ArrayList<String>();
        if (!StringUtils.hasText(jwt.getIssuerUri())) {
            missing.add("bufdir.security.mode=oauth2 needs spring.security.oauth2.resourceserver.jwt.issuer-uri");
        }
        if (jwt.getAudiences().isEmpty()) {
            missing.add("bufdir.security.mode=oauth2 needs spring.security.oauth2.resourceserver.jwt.audiences:"
                    + " what the issuer's tokens for this service name as aud");
        }
        if (!missing.isEmpty()) {
            throw new InvalidSettingsException(missing);
        }
        var keys = new IssuerKeys(jwt.getIssuerUri(), jwt.getJwkSetUri());
        var provider =
                new JwtAuthenticationProvider(IssuedTokens.decoder(jwt.getIssuerUri(), jwt.getAudiences(), keys));
        provider.setJwtAuthenticationConverter(issued);
        return provider;
    }

    /**
     * Replaces Spring Security's firewall, which refuses ids with a percent sign and header values that are not ASCII. It is
     * not needed: Tomcat refuses ambiguous paths, and {@link AccessRules} compares paths as handler mapping does.
     */
    @Bean
    static HttpFirewall noFirewall() {
        return new HttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                return new FirewalledRequest(request) {
                    @Override
                    public void reset() {
                        // Nothing was changed.
                    }
                };
            }

            @Override
            public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
                return response;
            }
        };
    }

    /** Spring Security would measure each of its filters, for each request; nobody looks at that. */
    @Bean
    static SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** After Spring Security's filters ({@code spring.security.filter.order}). */
    @Bean
    static FilterRegistrationBean<ProvenanceFilter> provenanceFilter(
            AccessRules rules, SecurityProperties security, HandlerExceptionResolver handlerExceptionResolver) {
        var registration = new FilterRegistrationBean<>(
                new ProvenanceFilter(rules, List.copyOf(security.trustedProxies()), handlerExceptionResolver));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 9);
        return registration;
    }
}
