package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Logs people in at a local issuer: authorization code with PKCE, for one client that has a secret. */
final class LoginServer {

    static final String CLIENT = "page";
    static final String SECRET = "secret-of-the-page";

    private final LocalIssuer issuer;
    private final Map<String, Person> people;
    private final Map<String, Login> logins = new ConcurrentHashMap<>();

    LoginServer(LocalIssuer issuer, Map<String, Person> people) {
        this.issuer = issuer;
        this.people = people;
    }

    /**
     * @param opaque whether the access token is no JWT, so that scopes and organization are in the ID token only
     */
    record Person(String name, String scopes, @Nullable String org, boolean opaque) {}

    private record Login(Person person, Map<String, String> asked) {}

    void serve(HttpServer server) {
        server.createContext("/authorize", this::ask);
        server.createContext("/choice", this::choose);
        server.createContext("/token", this::tokens);
    }

    private void ask(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String links = people.keySet().stream()
                .map(it -> "<a id=\"%s\" href=\"/choice?person=%s&amp;%s\">%1$s</a>"
                        .formatted(it, it, query.replace("&", "&amp;")))
                .collect(Collectors.joining("\n", "<!DOCTYPE html><title>Who are you?</title>\n", "\n"));
        byte[] page = (links + "<a id=\"nobody\" href=\"/choice?" + query.replace("&", "&amp;") + "\">nobody</a>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private void choose(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        assertThat(asked).containsEntry("client_id", CLIENT).containsEntry("code_challenge_method", "S256");
        String code = UUID.randomUUID().toString();
        String answer = "error=access_denied";
        if (asked.containsKey("person")) {
            logins.put(code, new Login(Objects.requireNonNull(people.get(asked.get("person"))), asked));
            answer = "code=" + code;
        }
        exchange.getResponseHeaders()
                .set("Location", "%s?%s&state=%s".formatted(asked.get("redirect_uri"), answer, asked.get("state")));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void tokens(HttpExchange exchange) throws IOException {
        var sent = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var login = logins.remove(Objects.requireNonNull(sent.get("code")));
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (login == null
                || !("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !challenge(sent.get("code_verifier")).equals(login.asked().get("code_challenge"))
                || !Objects.equals(sent.get("redirect_uri"), login.asked().get("redirect_uri"))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        var person = login.person();
        var idToken = issuer.claims(person.opaque() ? person.scopes() : "openid", person.opaque() ? person.org() : null)
                .audience(CLIENT)
                .subject(person.name())
                .claim("name", person.name() + " Nordmann")
                .claim("nonce", login.asked().get("nonce"));
        String accessToken = person.opaque()
                ? UUID.randomUUID().toString()
                : issuer.signed(issuer.claims(person.scopes(), person.org()).subject(person.name()));
        LocalIssuer.answer(
                exchange,
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "access_token",
                                accessToken,
                                "token_type",
                                "Bearer",
                                "expires_in",
                                300,
                                "id_token",
                                issuer.signed(idToken))));
    }

    private static String challenge(@Nullable String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(
                        it -> it[0], it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8), (one, same) -> one));
    }
}
