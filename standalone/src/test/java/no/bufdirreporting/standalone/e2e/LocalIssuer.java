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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.bufdirreporting.standalone.FreePort;
import org.jspecify.annotations.Nullable;

/** An issuer of tokens. Its keys are made here, and published over HTTP while it is open. */
final class LocalIssuer implements AutoCloseable {

    static final String AUDIENCE = "bufdir-reporting";

    private final int port;
    private final List<RSAKey> keys = new ArrayList<>();
    private final Map<String, LoginServer.Person> people = new ConcurrentHashMap<>();
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
                {"issuer": "%1$s", "jwks_uri": "http://localhost:%2$s/keys",
                 "authorization_endpoint": "http://localhost:%2$s/authorize",
                 "token_endpoint": "http://localhost:%2$s/token",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(uri(), port)));
        server.createContext("/keys", it -> answer(it, new JWKSet(List.copyOf(keys)).toString()));
        new LoginServer(this, people).serve(server);
        server.start();
    }

    static void answer(HttpExchange exchange, String body) throws IOException {
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

    /** Somebody who can log in at it. */
    void knows(LoginServer.Person person) {
        people.put(person.name(), person);
    }

    /** The settings of a service that people can log in to as well. */
    String[] loginSettings() {
        String client = "--spring.security.oauth2.client.registration.local.";
        return Stream.concat(
                        Stream.of(settings()),
                        Stream.of(
                                client + "client-id=" + LoginServer.CLIENT,
                                client + "client-secret=" + LoginServer.SECRET,
                                client + "scope=openid,profile",
                                "--spring.security.oauth2.client.provider.local.issuer-uri=" + uri()))
                .toArray(String[]::new);
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
