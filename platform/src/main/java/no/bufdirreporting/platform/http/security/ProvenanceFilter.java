package no.bufdirreporting.platform.http.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.http.path.ApiPaths;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Determines the actor and the request id, binds both to the thread of the request, and returns the request id in the
 * response.
 */
public final class ProvenanceFilter extends OncePerRequestFilter {

    private final AdminToken adminToken;
    private final HandlerExceptionResolver problems;

    public ProvenanceFilter(AdminToken adminToken, HandlerExceptionResolver problems) {
        this.adminToken = adminToken;
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
        String actor = Actor.of(request, adminToken, errors);
        String correlation = Correlation.of(request);
        response.setHeader(Correlation.HEADER, correlation);
        try {
            errors.throwIfAny();
        } catch (ProblemException invalid) {
            problems.resolveException(request, response, null, invalid);
            return;
        }
        try {
            new Provenance(actor, correlation).during(() -> chain.doFilter(request, response));
        } catch (IOException | ServletException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }
}
