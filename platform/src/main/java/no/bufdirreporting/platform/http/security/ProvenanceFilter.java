package no.bufdirreporting.platform.http.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.http.path.ApiPaths;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Determines the actor, and binds it, the request id and the caller to the thread of the request. */
final class ProvenanceFilter extends OncePerRequestFilter {

    private final AccessRules rules;
    private final List<IpAddressMatcher> trustedProxies;
    private final HandlerExceptionResolver problems;

    ProvenanceFilter(AccessRules rules, List<String> trustedProxies, HandlerExceptionResolver problems) {
        this.rules = rules;
        this.trustedProxies = trustedProxies.stream().map(IpAddressMatcher::new).toList();
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPaths.include(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var errors = new FieldErrors();
        String actor = Actor.of(request, mayNameActor(request), errors);
        try {
            errors.throwIfAny();
        } catch (ProblemException invalid) {
            problems.resolveException(request, response, null, invalid);
            return;
        }
        var caller = rules.caller(SecurityContextHolder.getContext().getAuthentication());
        var provenance = new Provenance(actor, RequestIdFilter.of(request));
        try {
            caller.call(() -> {
                provenance.during(() -> chain.doFilter(request, response));
                return caller;
            });
        } catch (IOException | ServletException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    /** In the open mode everybody but the administrator, else proxies that are trusted to know. */
    private boolean mayNameActor(HttpServletRequest request) {
        return rules.isOpen()
                ? request.getUserPrincipal() == null
                : trustedProxies.stream().anyMatch(it -> it.matches(request.getRemoteAddr()));
    }
}
