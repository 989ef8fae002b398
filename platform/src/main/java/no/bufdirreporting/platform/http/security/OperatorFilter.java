package no.bufdirreporting.platform.http.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Requires the administrator's token for the actuator, save for health, which orchestrators ask for. */
public final class OperatorFilter extends OncePerRequestFilter {

    private static final PathPattern ACTUATOR = PathPatternParser.defaultInstance.parse("/actuator/**");
    private static final PathPattern HEALTH = PathPatternParser.defaultInstance.parse("/actuator/health/**");

    private final AdminToken token;
    private final HandlerExceptionResolver problems;

    public OperatorFilter(AdminToken token, HandlerExceptionResolver problems) {
        this.token = token;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return !ACTUATOR.matches(path) || HEALTH.matches(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            token.require(request);
        } catch (ProblemException unauthorized) {
            problems.resolveException(request, response, null, unauthorized);
            return;
        }
        chain.doFilter(request, response);
    }
}
