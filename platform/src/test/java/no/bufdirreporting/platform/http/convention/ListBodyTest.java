package no.bufdirreporting.platform.http.convention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class ListBodyTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                             | first=1 next=2 last=3
            page=1&limit=20               | first=1 next=2 last=3
            page=2&limit=20               | first=1 prev=1 next=3 last=3
            page=3&limit=20               | first=1 prev=2 last=3
            page=9&limit=20               | first=1 prev=3 last=3
            """)
    void pageHasLinksToOtherPages(String query, String links) {
        var link = link("/api/v1/things" + (query == null ? "" : "?" + query));
        assertThat(link.replaceAll("</api/v1/things\\?page=(\\d+)&limit=20>; rel=\"(\\w+)\",?", "$2=$1"))
                .isEqualTo(links);
    }

    @Test
    void cursorLeadsToTheEntriesAfterTheLastOne() {
        var first = body("/api/v1/things?open=true&limit=7");
        assertThat(first.at("/pagination/page").intValue()).isEqualTo(1);
        String cursor = first.at("/pagination/next_after").stringValue();

        String path = "/api/v1/things?open=true&limit=7&after=" + cursor;
        var next = body(path);
        assertThat(next.at("/data/0/paging/after").toString())
                .isEqualTo("{\"value\":\"2024-11-30T12:00:00.000001Z\",\"id\":\"thing 7\"}");
        assertThat(next.at("/pagination/page").isNull()).isTrue();
        assertThat(link(path))
                .isEqualTo(
                        "</api/v1/things?open=true&limit=7>; rel=\"first\", "
                                + "</api/v1/things?open=true&after=%s&limit=7>; rel=\"next\"",
                        cursor);
        var last = body("/api/v1/things?open=true&limit=8&after=" + cursor);
        assertThat(last.at("/pagination/next_after").isNull()).isTrue();
    }

    @Test
    void cursorIsForItsOwnListOnly() {
        String cursor = body("/api/v1/things?open=true&limit=7&sort=-created_at")
                .at("/pagination/next_after")
                .stringValue();
        String path = "/api/v1/things?limit=7&after=" + cursor;
        assertThat(problem(path + "&open=true")).contains("belongs to a list with another sort or filter");
        assertThat(problem(path + "&sort=-created_at")).contains("belongs to a list with another sort or filter");
        assertThat(problem(path + "&open=true&sort=-created_at&page=1")).contains("cannot be combined with page");
        assertThat(client.get(path + "&open=true&sort=-created_at").statusCode())
                .isEqualTo(200);
        assertThat(problem("/api/v1/things?after=nonsense")).contains("must be the next_after of a page of this list");
        assertThat(problem("/api/v1/things?sort=kind")).contains("must be one of created_at, -created_at, name, -name");
    }

    @Test
    void listsAreSortedFromEitherEnd() {
        assertThat(sort("")).isEqualTo("created_at false");
        assertThat(sort("?sort=-created_at")).isEqualTo("created_at false");
        assertThat(sort("?sort=created_at")).isEqualTo("created_at true");
        assertThat(sort("?sort=name")).isEqualTo("name true");
        assertThat(sort("?sort=-name")).isEqualTo("name false");
    }

    private String sort(String query) {
        var paging = body("/api/v1/things" + query).at("/data/0/paging");
        return paging.at("/sort").stringValue() + " " + paging.at("/ascending").booleanValue();
    }

    /** A cursor without a value of the field, made up by the client. */
    @Test
    void madeUpCursorIsRefused() {
        String cursor =
                body("/api/v1/things?limit=7").at("/pagination/next_after").stringValue();
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        for (String value : List.of("", "yesterday", "+999999999-12-31T23:59:59Z")) {
            String madeUp = Base64.getUrlEncoder()
                    .encodeToString(
                            (text.substring(0, text.lastIndexOf('\n') + 1) + value).getBytes(StandardCharsets.UTF_8));
            assertThat(problem("/api/v1/things?limit=7&after=" + madeUp)).contains("must be the next_after");
        }
    }

    private JsonNode body(String path) {
        return JSON.readTree(client.get(path).body());
    }

    private String problem(String path) {
        var response = client.get(path);
        assertThat(response.statusCode()).isEqualTo(400);
        return response.body();
    }

    @Test
    void linksKeepOtherParameters() {
        assertThat(link("/api/v1/things?limit=50&org_id=%C3%B8&page=1&open=true"))
                .isEqualTo("</api/v1/things?org_id=%C3%B8&open=true&page=1&limit=50>; rel=\"first\", "
                        + "</api/v1/things?org_id=%C3%B8&open=true&page=1&limit=50>; rel=\"last\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%70age=1&org_id=a", "org_id=a&p%61ge=1&%6Cimit=20", "_=1764278400&org_id=a"})
    void linksNameTheirPageOnce(String query) {
        assertThat(link("/api/v1/things?" + query))
                .startsWith("</api/v1/things?org_id=a&page=1&limit=20>; rel=\"first\"");
    }

    @Test
    void linksThatWouldNotFitIntoTheHeadOfAResponseAreLeftOut() {
        var pagination = new ListBody.Pagination(1, 20, 100L, null);

        assertThat(PageLinks.links("/api/v1/things", "org_id=" + "o".repeat(5_000), pagination))
                .isEmpty();
        assertThat(PageLinks.links("/api/v1/things", "org_id=o", pagination)).isNotEmpty();
    }

    @Test
    void asynchronousListHasLinksWithItsCanonicalPath() {
        assertThat(link("/api/v1/things/api/v1/things/async"))
                .startsWith("</api/v1/things/async?page=1&limit=20>; rel=\"first\"");
    }

    private String link(String path) {
        return client.get(path).headers().firstValue("Link").orElseThrow();
    }
}
