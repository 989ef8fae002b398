package no.bufdirreporting.platform.http.binding;

import static no.bufdirreporting.platform.http.Client.assertJson;
import static no.bufdirreporting.platform.http.Client.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class StrictBodyTest {

    @Autowired
    private Client client;

    @Test
    void aFullBodyIsBoundToItsRecord() {
        assertJson(post("""
                        {"org_id": "org-1", "count": 4.0, "hours": 4.50, "open": true, "kind": "wide_open",
                         "range": {"start": "2024-11-30T13:00:00.5+01:00", "day": "2024-11-30"},
                         "tags": ["a"], "ranges": [{"start": "2024-11-30T12:00:00z"}],
                         "labels": {"Some": "label"}}"""), 200, """
                {"org_id": "org-1", "count": 4, "hours": 4.5, "open": true, "kind": "wide_open",
                 "range": {"start": "2024-11-30T12:00:00.500Z", "day": "2024-11-30"},
                 "tags": ["a"], "ranges": [{"start": "2024-11-30T12:00:00Z", "day": null}],
                 "labels": {"Some": "label"}}""");
    }

    @Test
    void optionalFieldsCanBeNull() {
        assertJson(post("{\"org_id\": \"o\", \"count\": null}"), 200, """
                {"org_id": "o", "count": null, "hours": null, "open": null, "kind": null, "range": null,
                 "tags": null, "ranges": null, "labels": null}""");
    }

    @Test
    void allErrorsAreReportedTogether() {
        assertProblem(post("""
                        {"count": "4", "hours": 1.234, "open": 1, "kind": "SHUT", "range": {"day": "2024-02-30", "x": 1},
                         "tags": ["a", ""], "ranges": [4], "labels": {"a": 1}, "colour": null}"""), 400, """
                {"type": "/problems/invalid-request", "title": "Invalid request", "status": 400,
                 "detail": "12 fields or parameters are invalid; errors names each of them",
                 "instance": "/api/v1/things", "code": "invalid-request", "errors": [
                 {"field": "org_id", "message": "is required"},
                 {"field": "count", "message": "must be a number"},
                 {"field": "hours", "message": "numeric value out of bounds (<5 digits>.<2 digits> expected)"},
                 {"field": "open", "message": "must be true or false"},
                 {"field": "kind", "message": "must be one of wide_open, shut"},
                 {"field": "range.start", "message": "is required"},
                 {"field": "range.day", "message": "must be a date that exists"},
                 {"field": "range.x", "message": "is unknown; known are start, day"},
                 {"field": "tags[1]", "message": "must not be blank"},
                 {"field": "ranges[0]", "message": "must be an object"},
                 {"field": "labels.a", "message": "must be a string"},
                 {"field": "colour", "message": "is unknown; known are org_id, count, hours, open, kind, \
                range, tags, ranges, labels"}
                 ]}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "count": 4.5                  | count must be a whole number from -2147483648 to 2147483647
            "count": 1e999999999          | count must be a whole number from -2147483648 to 2147483647
            "hours": 1e999999999          | hours must be a number of at most 30 digits
            "hours": -0.001               | hours numeric value out of bounds (<5 digits>.<2 digits> expected)
            "tags": "a"                   | tags must be an array
            "tags": ["\\u0000"]           | tags[0] must not contain the character U+0000
            "tags": ["\\ud800"]           | tags[0] must not contain an unpaired surrogate
            "range": {"start": null}      | range.start must not be null
            "range": {"start": "2024-11-30T12:00:00"} | range.start must be an RFC 3339 instant such as 2024-11-30T12:00:00Z
            "range": {"start": "2024-11-30T12:00:00.1234567Z"} | range.start must have at most 6 fraction digits
            "range": {"start": "2024-11-30T25:00:00Z"} | range.start must be a point in time that exists
            """)
    void aSingleErrorIsAlsoTheDetail(String field, String detail) {
        var response = post("{\"org_id\": \"o\", " + field + "}");
        assertThat(response.body()).contains("\"detail\":\"" + detail + "\"");
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void messagesAreInEnglishForEveryClient() {
        assertThat(post("{\"org_id\": \" \"}", "Accept-Language", "de").body())
                .contains("\"detail\":\"org_id must not be blank\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{} {}",
                "{\"count\": 1, \"count\": 1}",
                "{\"count\": NaN}",
                "nonsense",
                "{\"\\ud800\": 1}",
                "{'a': 1}"
            })
    void malformedJsonIsReportedWithItsPlace(String body) {
        assertThat(post(body).body())
                .contains("\"status\":400", "\"code\":\"malformed-body\"", "at line 1, column ")
                .doesNotContain("Source", "jackson", "Feature");
    }

    @ParameterizedTest
    @CsvSource({"[], The body must be a JSON object.", "'', The body is empty; it must be a JSON object."})
    void anythingButAnObjectIsMalformed(String body, String detail) {
        assertProblem(post(body), 400, """
                {"type": "/problems/malformed-body", "title": "Malformed body", "status": 400,
                 "detail": "%s", "instance": "/api/v1/things", "code": "malformed-body"}""".formatted(detail));
    }

    @Test
    void aLargeBodyIs413WithAndWithoutContentLength() {
        var expected = """
                {"type": "/problems/content-too-large", "title": "Content too large", "status": 413,
                 "detail": "The body may have at most 2000 bytes.", "instance": "/api/v1/things",
                 "code": "content-too-large"}""";
        byte[] body = ("{\"org_id\": \"" + "x".repeat(2000) + "\"}").getBytes(StandardCharsets.UTF_8);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        assertProblem(
                client.send(client.request("POST", "/api/v1/things", chunked, "Content-Type", "application/json")),
                413,
                expected);
        assertProblem(post(new String(body, StandardCharsets.UTF_8)), 413, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}             | Change[hours=null, count=null]
            {"hours":null} | Change[hours=Optional.empty, count=null]
            {"hours":4}    | Change[hours=Optional[4], count=null]
            {"count":null} | Change[hours=null, count=null]
            """)
    void anOptionalDistinguishesNullFromAbsent(String body, String change) {
        assertThat(client.sendJson("PUT", "/api/v1/things/7", body).body()).contains(change);
    }

    @Test
    void theContentOfAnOptionalIsCheckedByItsConstraints() {
        assertThat(client.sendJson("PUT", "/api/v1/things/7", "{\"hours\": -1}").body())
                .contains("\"detail\":\"hours must be greater than or equal to 0\"");
    }

    @Test
    void veryManyErrorsAreCutOff() {
        var fields = new StringBuilder("{\"org_id\": \"o\"");
        for (int i = 0; i < 150; i++) {
            fields.append(",\"x").append(i).append("\":1");
        }
        assertThat(post(fields + "}").body()).contains("\"x99\"").doesNotContain("\"x100\"");
    }

    private HttpResponse<String> post(String body, String... headers) {
        return client.sendJson("POST", "/api/v1/things", body, headers);
    }
}
