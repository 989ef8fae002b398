package no.bufdirreporting.platform.http.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.access.Scope;
import no.bufdirreporting.platform.http.security.CallerAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import tools.jackson.databind.json.JsonMapper;

/** Tells the page who uses it and what they may do, and logs them out. It is the page's, and no part of the API. */
@Component(SessionEndpoint.PATH)
record SessionEndpoint(
        ObjectProvider<Sessions> sessions, ObjectProvider<OAuth2ClientProperties> clients, JsonMapper json)
        implements HttpRequestHandler {

    static final String PATH = "/session";

    /** Where one can log in. */
    record Login(String title, String address) {}

    /**
     * @param title null if nobody has logged in
     * @param scopes those of the session or token; null without either
     * @param organizations null if all may be seen
     * @param csrfToken what changes must have as {@code X-CSRF-TOKEN}; null without a session
     */
    record Present(
            List<Login> logins,
            @Nullable String title,
            @Nullable Set<String> scopes,
            @Nullable Set<String> organizations,
            @Nullable String csrfToken) {}

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> {
                response.setHeader(
                        HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.getOutputStream().write(json.writeValueAsBytes(present(request)));
            }
            case "DELETE" -> {
                sessions.ifAvailable(it -> it.end(response, request.isSecure()));
                response.setStatus(HttpStatus.NO_CONTENT.value());
            }
            default -> throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET", "DELETE"));
        }
    }

    private Present present(HttpServletRequest request) {
        var session = sessions.stream().flatMap(it -> it.of(request).stream()).findFirst();
        var caller = SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? known.caller()
                : null;
        return new Present(
                logins(request),
                session.map(Session::title).orElse(null),
                caller == null
                        ? null
                        : caller.scopes().stream().map(Scope::toString).collect(Collectors.toSet()),
                caller == null ? null : caller.organizations(),
                session.map(Session::csrfToken).orElse(null));
    }

    private List<Login> logins(HttpServletRequest request) {
        return sessions.stream()
                .flatMap(it -> clients.stream())
                .flatMap(it -> it.getRegistration().entrySet().stream())
                .map(it -> new Login(
                        Objects.requireNonNullElse(it.getValue().getClientName(), it.getKey()),
                        request.getContextPath()
                                + OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI
                                + "/" + it.getKey()))
                .toList();
    }
}
