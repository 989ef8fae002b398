package no.bufdirreporting.platform.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class ProblemPageTest {

    @Autowired
    private Client client;

    static List<ProblemType> everyType() {
        return ProblemType.all();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void everyKindOfProblemHasAPage(ProblemType type) {
        var page = client.get("/problems/" + type.code());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body())
                .contains("<h1>" + type.title() + "</h1>", "<code>" + type.code() + "</code>")
                .contains(Integer.toString(type.status()));
    }

    @Test
    void theTypeOfAProblemRefersToItsPage() {
        var request = client.request("DELETE", "/api/v1/things/stale", BodyPublishers.noBody());
        var problem = JsonMapper.shared().readTree(client.send(request).body());

        assertThat(client.get(problem.required("type").stringValue()).body())
                .contains("<h1>" + problem.required("title").stringValue() + "</h1>");
    }

    @Test
    void theOverviewLinksToEveryPage() {
        assertThat(client.get("/problems").body())
                .contains(ProblemType.all().stream()
                        .map(it -> "href=\"/problems/" + it.code() + "\"")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "%3Cscript%3E", "Not-Found"})
    void anUnknownCodeIsNotFound(String code) {
        assertThat(client.get("/problems/" + code).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 405, 406, 412, 413, 414, 415, 416, 431, 500, 501, 503, 505})
    void theProblemOfAStatusIsListed(int status) {
        var properties = StatusProblem.of(HttpStatus.valueOf(status)).getBody().getProperties();

        assertThat(ProblemType.all())
                .filteredOn(it -> it.code().equals(properties.get("code")))
                .singleElement()
                .returns(status, ProblemType::status);
    }
}
