package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.bufdirreporting.platform.access.Access;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers requests that are refused: 401 without a valid token, 403 if it allows less, 503 if it cannot be checked. */
final class AccessProblems implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(AccessProblems.class);
    private static final int RETRY_SECONDS = 5;

    private final AccessRules rules;
    private final AdminToken adminToken;
    private final HandlerExceptionResolver problems;

    AccessProblems(AccessRules rules, AdminToken adminToken, HandlerExceptionResolver problems) {
        this.rules = rules;
        this.adminToken = adminToken;
        this.problems = problems;
    }

    /** Somebody without a token asks for what needs one, or the header has none that can be read. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        if (failure instanceof OAuth2AuthenticationException invalid) {
            String reason =
                    String.valueOf(invalid.getError().getDescription()).replaceFirst("^[^:]*decode the Jwt: ", "");
            answer(
                    request,
                    response,
                    ProblemException.unauthorized(
                            "The token is not valid: %s.".formatted(reason), "Bearer error=\"invalid_token\""));
        } else {
            answer(request, response, ProblemException.unauthorized(needed(), "Bearer"));
        }
    }

    private String needed() {
        if (!rules.isOpen()) {
            return "This needs a token: Authorization: Bearer, and the token.";
        }
        return adminToken.isSet()
                ? "This needs the administrator's token: Authorization: Bearer, and the token."
                : "This server accepts no administrator's token, because its bufdir.admin-token is not set.";
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        if (failure instanceof AuthenticationServiceException) {
            log.warn("Tokens cannot be checked: {}", failure.getMessage());
            answer(
                    request,
                    response,
                    ProblemException.unavailable(
                            "The token cannot be checked, since its issuer cannot be reached at the moment.",
                            RETRY_SECONDS));
        } else {
            commence(request, response, failure);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        if (denied instanceof CsrfException) {
            answer(
                    request,
                    response,
                    ProblemException.of(
                            HttpStatus.FORBIDDEN,
                            "csrf-token-missing",
                            "A change by a browser's session needs the csrf_token of GET /session as X-CSRF-TOKEN."));
            return;
        }
        var needed = rules.of(request);
        var caller = rules.caller(SecurityContextHolder.getContext().getAuthentication());
        String challenge = needed.scope() == null
                ? "Bearer error=\"insufficient_scope\""
                : "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(needed.scope());
        String detail = caller.isKnown() ? lacking(needed) : "The token is for no organization.";
        answer(request, response, ProblemException.forbidden(detail, challenge));
    }

    private static String lacking(Access needed) {
        return needed.ofAll()
                ? "This needs a token with the scope %s that is not confined to organizations, since it is about all."
                        .formatted(needed.scope())
                : "This needs a token with the scope %s.".formatted(needed.scope());
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ProblemException problem) {
        problems.resolveException(request, response, null, problem);
    }
}
