package no.bufdirreporting.platform.http.binding;

import static no.bufdirreporting.platform.http.Client.assertJson;
import static no.bufdirreporting.platform.http.Client.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class RequestParametersTest {

    @Autowired
    private Client client;

    @Test
    void parametersAreBoundToTheirRecord() {
        var query = "?org_id=%C3%B8st&from=2024-11-30T13:00:00%2B01:00&kind=shut&count=4&open=true&page=2&limit=900";
        assertJson(client.get("/api/v1/things" + query), 200, """
                {"data": [{"org_id": "øst", "from": "2024-11-30T12:00:00Z", "kind": "shut", "count": 4, "open": true,
                           "paging": {"page": 2, "limit": 500, "sort": "created_at", "ascending": false, "after": null, "list": "845a72fd"}}],
                 "pagination": {"page": 2, "limit": 500, "total": 45, "next_after": null}}""");
    }

    @Test
    void allErrorsAreReportedTogether() {
        var query = "?org_id=a&org_id=b&from=yesterday&kind=&count=x&open=1&page=0&limit=ten&colour=red";
        assertProblem(client.get("/api/v1/things" + query), 400, """
                {"type": "/problems/invalid-request", "title": "Invalid request", "status": 400,
                 "detail": "8 fields or parameters are invalid; errors names each of them",
                 "instance": "/api/v1/things", "code": "invalid-request", "errors": [
                 {"field": "org_id", "message": "must be given only once"},
                 {"field": "kind", "message": "must not be empty"},
                 {"field": "from", "message": "must be an RFC 3339 instant such as 2024-11-30T12:00:00Z"},
                 {"field": "count", "message": "must be a number"},
                 {"field": "open", "message": "must be true or false"},
                 {"field": "page", "message": "must be greater than or equal to 1"},
                 {"field": "limit", "message": "must be a number"},
                 {"field": "colour", "message": "is unknown; known are org_id, from, kind, count, open, page, limit, \
sort, after"}
                 ]}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=2024-11-30T13:00:00+01:00 | from must be an RFC 3339 instant; in a query string, write the + of its offset as %2B
            page=50000001                  | page must be at most 50000000 with a limit of 20
            limit=0                        | limit must be greater than or equal to 1
            org_id=abcdef                  | org_id size must be between 0 and 5
            org_id=%00                     | org_id must not contain the character U+0000
            """)
    void aSingleErrorIsAlsoTheDetail(String query, String detail) {
        var response = client.get("/api/v1/things?" + query);
        assertThat(response.body()).contains("\"detail\":\"" + detail + "\"");
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void aHandlerWithoutParametersRejectsThem() {
        assertProblem(client.get("/api/v1/things/figures?page=1"), 400, """
                {"type": "/problems/invalid-request", "title": "Invalid request", "status": 400,
                 "detail": "page is unknown", "instance": "/api/v1/things/figures", "code": "invalid-request",
                 "errors": [{"field": "page", "message": "is unknown"}]}""");
    }

    @Test
    void aBrokenEscapeIsMalformed() throws Exception {
        assertThat(client.raw("GET /api/v1/things?org_id=%zz HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"malformed-query\"");
    }
}
