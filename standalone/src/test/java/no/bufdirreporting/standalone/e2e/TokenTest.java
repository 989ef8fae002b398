package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static no.bufdirreporting.standalone.e2e.Given.newActivity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.platform.access.Access;
import no.bufdirreporting.platform.access.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

/** Which tokens are accepted, and what they allow. The service has been started while its issuer was away. */
@StandaloneOnly
class TokenTest {

    private static final String ORG = "org-1042";
    private static final String READ = "activities:read";

    @TempDir
    static Path directory;

    private static LocalIssuer issuer;
    private static ApplicationProcess service;
    private static Api api;
    private static Answer withoutIssuer;

    @BeforeAll
    static void start() {
        issuer = LocalIssuer.away();
        service = ApplicationProcess.start(directory, issuer.settings());
        api = service.api();
        withoutIssuer = api.get(ACTIVITIES, issuer.token(READ, ORG));
        issuer.open();
        awaitAccepted(issuer.token(READ, ORG));
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    private static void awaitAccepted(String... token) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get(ACTIVITIES, token).status() == 200);
    }

    @Test
    void whileTheIssuerIsAwayFromTheStartTokensCannotBeChecked() {
        withoutIssuer.expectProblem(503, "service-unavailable");
        assertThat(withoutIssuer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void requestsWithoutTokenAreRefused() {
        var refused = api.get(ACTIVITIES).expectProblem(401, "unauthorized");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(refused.has("X-Request-Id")).isTrue();
        api.post(ACTIVITIES, "{}").expectProblem(401, "unauthorized");
        api.get("/api/v1/nowhere").expectProblem(401, "unauthorized");
        api.get("/api/v1/nowhere", issuer.token(READ, ORG)).expectProblem(404, "not-found");
    }

    @Test
    void theDescriptionAndHealthAreForEverybody() {
        api.get("/api/v1").expect(200);
        api.get("/openapi.json").expect(200);
        api.get("/problems/forbidden").expect(200);
        api.get("/actuator/health/liveness").expect(200);
    }

    @Test
    void invalidTokensAreRefused() {
        var now = Instant.now();
        assertRefused("Expired JWT", valid().expirationTime(Date.from(now.minusSeconds(90))));
        assertRefused("JWT before use time", valid().notBeforeTime(Date.from(now.plusSeconds(90))));
        assertRefused("JWT missing required claims: [exp]", valid().expirationTime(null));
        assertRefused("iss claim", valid().issuer("http://localhost/another"));
        assertRefused("aud claim", valid().audience("another-service"));
        assertRefused("aud", valid().audience((String) null));
        assertRefused("names no subject", valid().subject(null));
        assertRefused("names no subject", valid().subject("System"));
        assertRefused("Invalid signature", issuer.forged(valid()));
        assertRefused("", issuer.signedWithPublicKey(valid()));
        assertRefused("none", LocalIssuer.unsigned(valid()));
        assertRefused("", "nonsense");
        assertRefused("", issuer.signed(valid()) + "x");
    }

    private static JWTClaimsSet.Builder valid() {
        return issuer.claims(READ, ORG);
    }

    private static void assertRefused(String reason, JWTClaimsSet.Builder claims) {
        assertRefused(reason, issuer.signed(claims));
    }

    private static void assertRefused(String reason, String token) {
        var refused = api.get(ACTIVITIES, LocalIssuer.header(token)).expectProblem(401, "unauthorized");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
        assertThat(refused.text("detail")).startsWith("The token is not valid").contains(reason);
    }

    @Test
    void eachEndpointNeedsItsScope() throws IOException {
        for (String line : new ClassPathResource("endpoints.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(it -> it.startsWith("/api/") && !it.contains("?ticket"))
                .toList()) {
            String[] words = line.replaceAll("\\{\\w+}", "nothing").split(" ");
            for (String word : Arrays.asList(words).subList(1, words.length)) {
                String[] parts = word.split("=");
                assertNeeds(Access.parse(parts[1]), parts[0], words[0]);
            }
        }
    }

    private static void assertNeeds(Access access, String method, String path) {
        if (access.isPublic()) {
            assertThat(api.send(method, path, null).status()).as(path).isNotIn(401, 403);
            return;
        }
        api.send(method, path, null).expectProblem(401, "unauthorized");
        if (access.scope() == null) {
            assertThat(api.send(method, path, null, issuer.token("", ORG)).status())
                    .as(path)
                    .isIn(200, 404);
            return;
        }
        String others = Stream.of(Scope.values())
                .filter(it -> it != access.scope())
                .map(Scope::toString)
                .collect(Collectors.joining(" "));
        var lacking = api.send(method, path, null, issuer.token(others, ORG)).expectProblem(403, "forbidden");
        assertThat(lacking.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(access.scope()));
        var sufficient =
                api.send(method, path, null, issuer.token(access.scope().toString(), access.ofAll() ? null : ORG));
        assertThat(sufficient.status())
                .as("%s %s: %s", method, path, sufficient.body())
                .isNotIn(401, 403);
        if (access.ofAll()) {
            api.send(method, path, null, issuer.token(access.scope().toString(), ORG))
                    .expectProblem(403, "forbidden");
        }
    }

    @Test
    void tokensWithoutOrganizationAllowNothingButAuditAndOperation() {
        String open = "activities:read activities:write figures:read reference:write";
        for (String path : List.of(ACTIVITIES, "/api/v1/chapters", "/api/v1/bufdir-aggregations")) {
            var refused = api.get(path, issuer.token(open, null)).expectProblem(403, "forbidden");
            assertThat(refused.text("detail")).isEqualTo("The token is for no organization.");
        }
        api.get("/api/v1/audit/events", issuer.token("audit:read", null)).expect(200);
        api.get("/api/v1/chapters", issuer.token("audit:read", null)).expect(200);
        api.get(ACTIVITIES, issuer.token("audit:read " + READ, null)).expectProblem(403, "forbidden");
    }

    @Test
    void theAdministratorsTokenAllowsEverything() {
        api.get(ACTIVITIES, Auditor.token()).expect(200);
        api.get("/api/v1/audit/events", Auditor.token()).expect(200);
    }

    @Test
    void theActorIsTheSubject() {
        var scopes = "activities:write audit:read";
        var token = issuer.signed(issuer.claims(scopes, ORG).subject("bruker-ø"));
        String[] headers = {"Authorization", "Bearer " + token, "X-Actor", "somebody-else"};
        String id = api.post(ACTIVITIES, newActivity(ORG), headers).expect(201).text("activity_id");
        var event = api.get("/api/v1/audit/history/" + id, headers).expect(200).at("/data/0");
        assertThat(event.required("actor").stringValue()).isEqualTo("bruker-ø");
    }

    @Test
    void keysMayBeRotatedAndTheIssuerMayBeAwayLater() {
        String[] before = issuer.token(READ, ORG);
        api.get(ACTIVITIES, before).expect(200);
        issuer.rotate();
        awaitAccepted(issuer.token(READ, ORG));
        api.get(ACTIVITIES, before).expectProblem(401, "unauthorized");

        issuer.close();
        try {
            api.get(ACTIVITIES, issuer.token(READ, ORG)).expect(200);
            assertRefused("", issuer.forged(valid().jwtID("another")));
        } finally {
            issuer.open();
        }
    }

    @Test
    void tokensAreNotAcceptedAsTickets() {
        api.get("/api/v1/aggregated-report-data/watch?ticket=" + issuer.signed(valid()))
                .expectProblem(401, "unauthorized");
        api.post("/api/v1/aggregated-report-data/watch/tickets", object("organization_id", ORG, "period_id", "2024"))
                .expectProblem(401, "unauthorized");
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        String watch = "/api/v1/aggregated-report-data/watch?organization_id=" + ORG + "&period_id=2024";
        var soon = issuer.claims("figures:read", ORG)
                .expirationTime(Date.from(Instant.now().plusSeconds(3)));
        try (var lasting = Watching.at(service.baseUrl(), watch, issuer.token("figures:read", ORG));
                var ending = Watching.at(service.baseUrl(), watch, LocalIssuer.header(issuer.signed(soon)))) {
            assertThat(ending.next().name()).isEqualTo("snapshot");
            ending.end().get(90, TimeUnit.SECONDS);
            assertThat(lasting.end()).isNotDone();
        }
    }
}
