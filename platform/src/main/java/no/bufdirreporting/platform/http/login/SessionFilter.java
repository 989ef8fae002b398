package no.bufdirreporting.platform.http.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Handles a request as that of the person who has logged in, unless a token has been found before. */
final class SessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            sessions.of(request).ifPresent(session -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(session.authentication());
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }
}
