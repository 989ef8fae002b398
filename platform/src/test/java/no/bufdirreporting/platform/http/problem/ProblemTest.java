package no.bufdirreporting.platform.http.problem;

import static no.bufdirreporting.platform.http.Client.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class ProblemTest {

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing    | 404 | thing-not-found       | Thing not found       | No thing has this id.
            conflict   | 409 | thing-in-use          | Thing in use          | It is in use.
            stale      | 412 | stale-version         | Stale version         | It is at version 4.
            deleted    | 404 | not-found             | Not found             | There is no such thing, or no longer.
            concurrent | 409 | concurrent-change     | Concurrent change     | Somebody else changed it at the same time. Please try again.
            store      | 503 | service-unavailable   | Service unavailable   | A data store cannot be reached at the moment.
            busy       | 503 | service-unavailable   | Service unavailable   | Not now.
            anything   | 500 | internal-server-error | Internal server error | Something went wrong here. It has been logged.
            """)
    void everyFailureHasItsProblem(String id, int status, String code, String title, String detail) {
        assertProblem(delete(id), status, """
                {"type": "/problems/%s", "title": "%s", "status": %d, "detail": "%s",
                 "instance": "/api/v1/things/%s", "code": "%s"}""".formatted(code, title, status, detail, id, code));
    }

    @Test
    void aRejectionOfAFieldHasTheField() {
        assertProblem(delete("impossible"), 422, """
                {"type": "/problems/unknown-org", "title": "Unknown org", "status": 422,
                 "detail": "is not known", "instance": "/api/v1/things/impossible", "code": "unknown-org",
                 "errors": [{"field": "org_id", "message": "is not known"}]}""");
    }

    @Test
    void theMembersOfAProblemAreOrdered() {
        assertThat(delete("impossible").body()).isEqualTo("""
                {"type":"/problems/unknown-org","title":"Unknown org","status":422,"detail":"is not known",\
                "instance":"/api/v1/things/impossible","code":"unknown-org",\
                "errors":[{"field":"org_id","message":"is not known"}]}""");
    }

    @Test
    void aPathOfSlashesIsNotFound() throws IOException {
        assertThat(client.raw("GET // HTTP/1.1"))
                .startsWith("HTTP/1.1 404")
                .contains("\"instance\":\"/\",\"code\":\"not-found\"");
    }

    @Test
    void aProblemHasNoStackTrace() {
        var problem = ProblemException.conflict("thing-in-use", "It is in use.");

        assertThat(problem.getStackTrace()).isEmpty();
        assertThat(problem).hasMessage("thing-in-use: It is in use.");
    }

    @Test
    void temporaryProblemsHaveRetryAfter() {
        assertThat(delete("store").headers().firstValue("Retry-After")).contains("5");
        assertThat(delete("busy").headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void aWrongMethodIs405WithTheAllowedOnes() {
        var response = client.sendJson("PUT", "/api/v1/things", "{}");
        assertProblem(response, 405, """
                {"type": "/problems/method-not-allowed", "title": "Method not allowed", "status": 405,
                 "detail": "Method 'PUT' is not supported.", "instance": "/api/v1/things",
                 "code": "method-not-allowed"}""");
        assertThat(response.headers().firstValue("Allow")).contains("GET,HEAD,OPTIONS,POST");
    }

    @Test
    void theMethodsOfAPathAreThoseOfTheWholeSystem() throws IOException {
        String allow = "GET,HEAD,OPTIONS,POST";
        assertThat(client.sendJson("PUT", "/api/v1/activities", "{}").headers().firstValue("Allow"))
                .contains(allow);
        for (var request :
                List.of("OPTIONS /api/v1/activities", "OPTIONS /%61pi/v1/activities", "TRACE /api/v1/activities")) {
            assertThat(client.raw(request + " HTTP/1.1")).contains("\r\nAllow: " + allow + "\r\n");
        }
        assertThat(client.raw("OPTIONS /api/v1/activities/api/v1/activities HTTP/1.1"))
                .startsWith("HTTP/1.1 200")
                .contains("\r\nAllow: " + allow + "\r\n");
        assertThat(client.raw("OPTIONS /api/v1/nowhere HTTP/1.1")).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/activities    | GET,HEAD,OPTIONS,POST
            /actuator/health      | GET,HEAD,OPTIONS
            """)
    void aPreflightWithoutCorsHasTheMethodsToo(String path, String allow) throws IOException {
        String preflight = "OPTIONS %s HTTP/1.1\r\nOrigin: https://example.org\r\nAccess-Control-Request-Method: POST"
                .formatted(path);
        assertThat(client.raw(preflight))
                .startsWith("HTTP/1.1 200")
                .contains("\r\nAllow: " + allow + "\r\n")
                .doesNotContain("Access-Control");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/activities/, /api/v1/activities", "/api/v1/activities/x//, /api/v1/activities/x"})
    void aSlashAtTheEndIs404WithTheRightPath(String path, String right) {
        assertProblem(client.get(path), 404, """
                {"type": "/problems/not-found", "title": "Not found", "status": 404,
                 "detail": "There is nothing at this path. Without the slash at its end it leads to %s.",
                 "instance": "%s", "code": "not-found"}""".formatted(right, path));
    }

    @Test
    void whatMustBePercentEncodedIsNamed() throws IOException {
        assertThat(client.raw("GET /api/v1/things?org_id=bj\u00f8rn HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("must be percent-encoded in UTF-8: ø is %C3%B8");
        assertThat(client.raw("GET /api/v1/things?org_id=bj%F8rn HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("The query string must be percent-encoded UTF-8: ø is %C3%B8.", "\"malformed-query\"");
    }

    @Test
    void anUnsupportedAcceptHeaderIs406() {
        assertProblem(client.get("/api/v1/things", "Accept", "text/html"), 406, """
                {"type": "/problems/not-acceptable", "title": "Not acceptable", "status": 406,
                 "detail": "Acceptable representations: [application/json].", "instance": "/api/v1/things",
                 "code": "not-acceptable"}""");
    }

    @Test
    void aParameterWithoutANameIs400WhereAMappingHasAConditionOnParameters() {
        assertProblem(client.get("/api/v1/things/past?=1"), 400, """
                {"type": "/problems/malformed-query", "title": "Malformed query", "status": 400,
                 "detail": "The query string cannot be decoded.", "instance": "/api/v1/things/past",
                 "code": "malformed-query"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/api/v1/nowhere", "/api/v1/nowhere/1", "/error"})
    void anUnknownPathIs404(String path) {
        assertProblem(client.get(path), 404, """
                {"type": "/problems/not-found", "title": "Not found", "status": 404,
                 "detail": "There is nothing at this path.", "instance": "%s", "code": "not-found"}""".formatted(path));
    }

    @Test
    void aBodyOfAnotherTypeIs415() {
        var request = client.request("POST", "/api/v1/things", BodyPublishers.ofString("a=b"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        var response = client.send(request);
        assertProblem(response, 415, """
                {"type": "/problems/unsupported-media-type", "title": "Unsupported media type", "status": 415,
                 "detail": "The Content-Type must be application/json.", "instance": "/api/v1/things",
                 "code": "unsupported-media-type"}""");
        assertThat(response.headers().firstValue("Accept")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/x?[ HTTP/1.1", "GET /%zz HTTP/1.1", "GET /a%2Fb HTTP/1.1", "GET <> HTTP/1.1"})
    void aRequestThatTomcatRejectsIsAnsweredWithAProblem(String requestLine) throws IOException {
        assertThat(client.raw(requestLine))
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/problem+json")
                .contains("{\"type\":\"/problems/bad-request\",\"title\":\"Bad request\",\"status\":400,"
                        + "\"detail\":\"The request ")
                .contains("\"code\":\"bad-request\"}")
                .doesNotContain("Tomcat", "<html", "org.apache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"impossible", "conflict", "deleted", "concurrent", "store", "anything"})
    void problemsHaveNoClassNames(String id) {
        assertThat(delete(id).body()).doesNotContain("org.", "java.", "secret", "Exception");
    }

    private HttpResponse<String> delete(String id) {
        return client.send(client.request("DELETE", "/api/v1/things/" + id, BodyPublishers.noBody()));
    }
}
