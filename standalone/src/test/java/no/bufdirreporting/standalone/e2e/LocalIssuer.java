package no.bufdirreporting.standalone.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.bufdirreporting.standalone.FreePort;
import org.jspecify.annotations.Nullable;

/** An issuer of tokens. Its keys are made here, and published over HTTP while it is open. */
final class LocalIssuer implements AutoCloseable {

    static final String AUDIENCE = "bufdir-reporting";

    private final int port;
    private final List<RSAKey> keys = new ArrayList<>();
    private @Nullable HttpServer server;

    private LocalIssuer(int port) {
        this.port = port;
        rotate();
    }

    /** An issuer that cannot be reached yet. */
    static LocalIssuer away() {
        return new LocalIssuer(FreePort.find());
    }

    static LocalIssuer opened() {
        var issuer = away();
        issuer.open();
        return issuer;
    }

    void open() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/realm/.well-known/openid-configuration", it -> answer(it, """
                {"issuer": "%s", "jwks_uri": "http://localhost:%s/keys"}""".formatted(uri(), port)));
        server.createContext("/keys", it -> answer(it, new JWKSet(List.copyOf(keys)).toString()));
        server.start();
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] json = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    String uri() {
        return "http://localhost:%s/realm".formatted(port);
    }

    /** The settings of a service that accepts its tokens only. */
    String[] settings() {
        return new String[] {
            Auditor.setting(),
            "--bufdir.security.mode=oauth2",
            "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + uri(),
            "--spring.security.oauth2.resourceserver.jwt.audiences=" + AUDIENCE
        };
    }

    /** Signs with a new key from now on, and publishes no other one. */
    void rotate() {
        keys.clear();
        keys.add(newKey(UUID.randomUUID().toString()));
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The claims of a valid token; the organizations are a string or a list. */
    JWTClaimsSet.Builder claims(String scopes, @Nullable Object organizations) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(uri())
                .audience(AUDIENCE)
                .subject("kari")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
                .claim("scope", scopes)
                .claim("org_id", organizations);
    }

    /** The header of a request with a valid token. */
    String[] token(String scopes, @Nullable Object organizations) {
        return header(signed(claims(scopes, organizations)));
    }

    static String[] header(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, keys.getFirst());
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
            var token = new SignedJWT(header.build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signed by a key of somebody else that has the same id. */
    String forged(JWTClaimsSet.Builder claims) {
        return signed(claims, newKey(keys.getFirst().getKeyID()));
    }

    /** Signed by HMAC with the public key, which everybody has, as the secret. */
    String signedWithPublicKey(JWTClaimsSet.Builder claims) {
        try {
            var key = keys.getFirst();
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID());
            var token = new SignedJWT(header.build(), claims.build());
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With {@code "alg": "none"}. */
    static String unsigned(JWTClaimsSet.Builder claims) {
        return new PlainJWT(claims.build()).serialize();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
