package no.bufdirreporting.platform.http.security;

import java.time.Instant;
import java.util.stream.Stream;
import no.bufdirreporting.platform.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The holder of a valid token, or somebody who has logged in. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Caller caller;
    private final @Nullable Instant expiresAt;

    /** @param expiresAt when the token or session ends; null if it never does */
    public CallerAuthentication(String name, Caller caller, @Nullable Instant expiresAt) {
        super(authorities(caller).toList());
        this.name = name;
        this.caller = caller;
        this.expiresAt = expiresAt;
        setAuthenticated(true);
    }

    private static Stream<SimpleGrantedAuthority> authorities(Caller caller) {
        return caller.scopes().stream().map(it -> new SimpleGrantedAuthority("SCOPE_" + it));
    }

    public Caller caller() {
        return caller;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public Object getPrincipal() {
        return name;
    }

    /** The token itself is kept nowhere. */
    @Override
    public Object getCredentials() {
        return "";
    }
}
