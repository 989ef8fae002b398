package no.bufdirreporting.platform.http.path;

import static org.assertj.core.api.Assertions.assertThat;

import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class ResourceListTest {

    @Autowired
    private Client client;

    @Test
    void theBaseOfTheApiListsTheResourcesOfBothSides() {
        var list = JsonMapper.shared().readTree(client.get("/api/v1").body());

        assertThat(list.at("/resources/0").toString())
                .isEqualTo("{\"path\":\"/api/v1/activities\",\"methods\":[\"GET\",\"POST\"]}");
        assertThat(list.required("resources")
                        .valueStream()
                        .map(it -> it.required("path").stringValue()))
                .contains("/api/v1/aggregated-report-data", "/api/v1/categories", "/api/v1/organizations")
                .noneMatch(it -> it.contains("{"));
    }

    @Test
    void theAliasRuleDoesNotApplyToTheBase() {
        assertThat(client.get("/api/v1/api/v1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi", "documentation", "problems"})
    void itsLinksLeadWhereTheySay(String link) {
        var list = JsonMapper.shared().readTree(client.get("/api/v1").body());

        assertThat(client.get(list.required(link).stringValue()).statusCode()).isEqualTo(200);
    }

    @Test
    void swaggerUiRequestsNothingFromAnotherHost() {
        String page = client.get("/swagger-ui").body();

        assertThat(page).doesNotContain("//").contains("swagger-ui.css", "swagger-ui-bundle.js", "start.js");
        assertThat(client.get("/swagger-ui/start.js").body())
                .doesNotContain("//")
                .contains("validatorUrl: null");
        assertThat(client.get("/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
        assertThat(client.get("/swagger-ui/swagger-ui.css").body()).doesNotContain("url(http", "@import");
    }
}
