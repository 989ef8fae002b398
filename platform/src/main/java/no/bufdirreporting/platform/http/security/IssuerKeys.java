package no.bufdirreporting.platform.http.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the issuer publishes, at the address that its metadata names. They are first asked for when the first token
 * comes, so the service starts without the issuer. Tokens with unknown keys do not have it asked more often than every few
 * seconds, and neither do those that come while it is away.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final int MAX_BYTES = 1 << 20;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = Duration.ofSeconds(5).toMillis();

    private final String issuer;
    private final ResourceRetriever http = new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MAX_BYTES);

    private @Nullable String address;
    private @Nullable JWKSet latest;
    private @Nullable Long askedAt;

    /** @param address of the keys; null if the issuer's metadata tells it */
    IssuerKeys(String issuer, @Nullable String address) {
        this.issuer = issuer;
        this.address = address;
    }

    @Override
    public synchronized JWKSet getJWKSet(
            JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        if (askedAt == null || now - askedAt >= PAUSE_MILLIS) {
            askedAt = now;
            latest = null;
            latest = ask();
        }
        if (latest == null) {
            throw new JWKSetUnavailableException("The issuer could not be reached a moment ago");
        }
        // A set of its own, so that it is not taken for one that was seen before.
        return new JWKSet(latest.getKeys());
    }

    private JWKSet ask() throws JWKSetUnavailableException {
        try {
            if (address == null) {
                address = addressOfKeys();
            }
            return JWKSet.parse(read(address));
        } catch (IOException | ParseException failed) {
            throw new JWKSetUnavailableException("The issuer's keys cannot be read: " + failed.getMessage(), failed);
        }
    }

    private String addressOfKeys() throws IOException, ParseException {
        IOException last = null;
        for (String place : metadata()) {
            try {
                Map<String, Object> metadata = JSONObjectUtils.parse(read(place));
                if (!issuer.equals(metadata.get("issuer"))) {
                    throw new IOException("%s is about another issuer".formatted(place));
                }
                return JSONObjectUtils.getString(metadata, "jwks_uri");
            } catch (IOException missing) {
                last = missing;
            }
        }
        throw last == null ? new IOException("There is no metadata") : last;
    }

    /** Where OpenID Connect and OAuth 2 (RFC 8414) have an issuer's metadata. */
    private List<String> metadata() {
        var uri = URI.create(issuer.replaceFirst("/+$", ""));
        String path = uri.getPath() == null ? "" : uri.getPath();
        return List.of(
                uri + "/.well-known/openid-configuration",
                uri.resolve("/.well-known/oauth-authorization-server" + path).toString());
    }

    private String read(String place) throws IOException {
        return http.retrieveResource(URI.create(place).toURL()).getContent();
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
