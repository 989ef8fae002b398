package no.bufdirreporting.platform.http.convention;

import static org.assertj.core.api.Assertions.assertThat;

import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class ListBodyTest {

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
    void linksKeepOtherParameters() {
        assertThat(link("/api/v1/things?limit=50&org_id=%C3%B8&page=1&open=true"))
                .isEqualTo("</api/v1/things?org_id=%C3%B8&open=true&page=1&limit=50>; rel=\"first\", "
                        + "</api/v1/things?org_id=%C3%B8&open=true&page=1&limit=50>; rel=\"last\"");
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
